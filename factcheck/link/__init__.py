"""Pure grouping: quotations into quotes, names into entities."""

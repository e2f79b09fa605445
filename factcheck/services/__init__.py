"""The jobs of a desk, and the only place that opens a transaction."""

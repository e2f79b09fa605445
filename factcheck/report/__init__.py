"""What people and programs read: records, tables, the terminal's report and the page. Pure."""

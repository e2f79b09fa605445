"""The command line: words in, tables and lines out."""

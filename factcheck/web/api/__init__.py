"""The HTTP interface: the records of the command line, under /api."""

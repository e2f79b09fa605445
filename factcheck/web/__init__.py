"""The desk in a browser: pages and an HTTP interface over the services."""

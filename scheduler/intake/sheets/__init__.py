"""One module per sheet: rows to records."""

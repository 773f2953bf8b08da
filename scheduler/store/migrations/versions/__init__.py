"""One file per change of the tables, never edited once it was released."""

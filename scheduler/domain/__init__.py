"""Facts of one school and one term, and plans as plain data; knows nobody."""

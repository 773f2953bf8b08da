"""HTML of what the pages show: pure functions, every text escaped."""

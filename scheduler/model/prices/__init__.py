"""What relaxing a requirement by one step would buy, by solving again."""

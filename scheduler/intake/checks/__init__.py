"""What only several cells together can tell is wrong; one module per topic."""

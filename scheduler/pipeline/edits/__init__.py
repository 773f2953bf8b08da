"""Changing a finished plan by hand: what may be done, what it costs, a new version."""

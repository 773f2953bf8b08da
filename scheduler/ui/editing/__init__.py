"""Changing a plan by hand in the browser: boards, places, costs."""

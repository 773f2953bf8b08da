"""Stage 1: which clubs open, when, led by whom, with which members (H03, H10)."""

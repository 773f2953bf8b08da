"""The program judged from outside, by CONTRACT.md alone."""

"""``python -m scheduler VERB``: one module per verb, gathered by hand in NAMES."""

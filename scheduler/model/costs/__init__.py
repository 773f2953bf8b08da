"""Money inside the model: what openings, groups and people cost over the term."""

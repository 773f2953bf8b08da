"""What a plan costs and what could be had for it: the curve, other cells, prices."""

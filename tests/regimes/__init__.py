"""One school under five regimes; ``differences`` is the table of what differs where."""

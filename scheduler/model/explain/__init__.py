"""Why no plan can exist: counts first, then what the roster found short, repairs."""

"""Every file a run hands to people."""

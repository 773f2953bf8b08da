"""Planning runs as folders: queued, worked off one at a time, never lost."""

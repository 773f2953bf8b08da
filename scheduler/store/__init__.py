"""The office's record: what was handed in, planned, decided, and by whom."""

from scheduler.store.engine import Store, open_store
from scheduler.store.place import database_url, outputs

__all__ = ["Store", "database_url", "open_store", "outputs"]

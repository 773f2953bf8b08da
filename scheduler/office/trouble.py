"""Why the office's record cannot be opened, in a sentence with what to do."""

from sqlalchemy.exc import DBAPIError

from scheduler.store.migrate import NewerStore
from scheduler.words import office as words

UNUSABLE_STORE = (NewerStore, DBAPIError, OSError)  # what open_store raises


def unusable_store(error: Exception) -> str:
    """The sentence; empty when the error is something else."""
    if isinstance(error, OSError):
        return words.NO_FOLDER
    if isinstance(error, NewerStore):
        return words.NEWER_STORE
    return words.BROKEN_STORE if isinstance(error, DBAPIError) else ""

"""Random ledgers: ``python -m tests.ledgers 100000`` proves the identities on many."""

"""The outbox: a row in the transaction, a letter from the worker."""

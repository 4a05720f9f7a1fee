"""Pages of accounts: signing in and out, one's own password, the people of an administrator."""

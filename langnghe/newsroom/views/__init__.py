"""Pages of the newsroom: reading, writing, moderating."""

"""The law as it holds for a unit: the only door to the lawbook for rooms that know one."""

"""Users, their memberships in units with roles, and the custody of files."""

"""Petitions and matters, from intake to answer."""

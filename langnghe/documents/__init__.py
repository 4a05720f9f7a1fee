"""Stored files: scans and papers of every room, kept by digest outside the web root."""

"""Lắng Nghe: the public desk of a local authority, from one register."""

"""Pages of a supervision: parse, one service or selector, answer."""

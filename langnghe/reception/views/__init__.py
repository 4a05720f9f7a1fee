"""Pages of reception: parse, one service or selector, answer."""

"""How citations are read: symbols, the words before them, what follows them, lists; the door is `cite`."""

"""How stated figures are read and checked against each other; the door is `claims`."""

"""Legal texts on screen, and the obligations that they lay on units."""

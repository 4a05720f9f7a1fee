"""Pages that show several rooms: home, desk."""

"""Books that were kept in spreadsheets: read, guessed, checked row by row, written whole or not at all."""

"""Outside files become planned changes; nothing is written here."""

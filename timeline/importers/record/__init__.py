"""The export of another ConflictDB, read and compared entry by entry; nothing is written here."""

"""Keeping the record: fingerprints, backups, restoring them, and moving to another database."""

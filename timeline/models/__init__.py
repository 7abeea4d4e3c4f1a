"""The record: tables, constraints and querysets, one noun per file."""

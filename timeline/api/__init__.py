"""The JSON API over published documents."""

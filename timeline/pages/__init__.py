"""The HTML pages over published documents."""

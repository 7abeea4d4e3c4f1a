"""The answers of the API, one noun a file."""

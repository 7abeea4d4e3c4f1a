"""The shipped record: whole, well formed, plausible, and even-handed."""

"""The record of a conflict: events, and the casualty claims made about them."""

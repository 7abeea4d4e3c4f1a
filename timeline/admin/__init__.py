"""The editorial desk, one module per noun."""

"""Commands: arguments only, the work is done by actions."""

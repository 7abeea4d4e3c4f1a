"""Measurements of the site beside others, on this machine."""

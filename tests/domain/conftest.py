"""Property tests try the same examples on every run and wait for slow machines."""

from hypothesis import settings

settings.register_profile("record", derandomize=True, deadline=None, database=None)
settings.load_profile("record")

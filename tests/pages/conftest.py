"""What the tests of the pages share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Forget what an earlier test's record looked like: both have the same version and the same fixed day."""
    cache.clear()

"""What the tests of the pages share."""

import pytest
from django.core.cache import cache
from pytest_django import Settings


@pytest.fixture(autouse=True)
def pages_alone(settings: Settings) -> None:
    """Serve the pages alone, and forget what an earlier test's record looked like."""
    settings.ROOT_URLCONF = "tests.pages.site"
    cache.clear()

"""What every test runs under: the site's own settings, with two costs of the real site taken out."""

import pytest
from django.conf import settings


def pytest_configure() -> None:
    """Serve static files without a collected manifest, and hash the editors' passwords quickly."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # no complaint about a folder that was never collected


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Let go of the API's answers: each test begins with a record of its own, at the same first version."""
    from timeline.api.kept import answers, counts  # the settings stand only now

    answers.clear()
    counts.clear()

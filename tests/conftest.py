"""What every test runs under: the site's own settings, with two costs of the real site taken out."""

import os
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

# Gone with the process.
RELEASES = tempfile.TemporaryDirectory(prefix="releases-")


def pytest_configure() -> None:
    """Serve static files without a collected manifest, and hash the editors' passwords quickly."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # no complaint about a folder that was never collected
    # Commands that publish write files of the record, those run in a process of their own included.
    settings.RELEASES_DIR = Path(RELEASES.name)
    os.environ["RELEASES_DIR"] = RELEASES.name


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Let go of the API's answers: each test begins with a record of its own, at the same first version."""
    from timeline.api.kept import answers, counts  # the settings stand only now

    answers.clear()
    counts.clear()

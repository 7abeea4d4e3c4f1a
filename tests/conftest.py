"""What every test runs under: the site's own settings, with two costs of the real site taken out."""

from django.conf import settings


def pytest_configure() -> None:
    """Serve static files without a collected manifest, and hash the editors' passwords quickly."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # no complaint about a folder that was never collected

"""The project's settings, read from the environment and from .env; .env.example lists them."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from conflictdb import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Who and where we are. An https address is a public site, and switches everything that one needs.
DEBUG = environment.flag("DEBUG", env.str("DEBUG", default=""))
PORT = environment.number("PORT", env.str("PORT", default="8000"))
PUBLIC_BASE_URL = environment.base_url(env.str("PUBLIC_BASE_URL", default=f"http://127.0.0.1:{PORT}"))
IS_PUBLIC = not environment.is_local(PUBLIC_BASE_URL)
IS_HTTPS = PUBLIC_BASE_URL.startswith("https://")
environment.refuse_debug_in_public(debug=DEBUG, is_public=IS_PUBLIC)
ALLOWED_HOSTS = environment.allowed_hosts(env.list("ALLOWED_HOSTS", default=[]), PUBLIC_BASE_URL)
SECRET_KEY = environment.secret_key(
    env.str("SECRET_KEY", default=""),
    Path(env.str("SECRET_KEY_FILE", default=str(VAR_DIR / "secret-key"))),
    may_make=not IS_PUBLIC,
)

# The site
ROOT_URLCONF = "conflictdb.urls"
WSGI_APPLICATION = "conflictdb.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "csp",
    "timeline.apps.TimelineConfig",
]
# From outside in: the id, headers for every answer, the gate, static files, then what only the desk needs.
# No LocaleMiddleware while English is the only language: it would make every public answer vary on
# Accept-Language, and a shared cache would keep a copy for each reader's settings.
MIDDLEWARE = [
    "conflictdb.middleware.RequestId",
    "conflictdb.middleware.HeadersAlone",
    "django.middleware.security.SecurityMiddleware",
    "conflictdb.middleware.Policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "conflictdb.middleware.Isolation",
    "conflictdb.middleware.Gate",
    "conflictdb.replicas.ReadersRequests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "conflictdb.middleware.EditorsSession",
    "conflictdb.middleware.EditorsCsrf",
    "conflictdb.middleware.EditorsAuthentication",
    "conflictdb.middleware.EditorsMessages",
    "timeline.pages.conditional.PublishedPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Database and cache
STATEMENT_TIMEOUT_MS = environment.number(
    "STATEMENT_TIMEOUT_MS", env.str("STATEMENT_TIMEOUT_MS", default="0")
)
DATABASES: dict[str, dict[str, Any]] = environment.databases(
    environment.database(
        env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'conflictdb.sqlite3'}"),
        statement_timeout_ms=STATEMENT_TIMEOUT_MS,
    ),
    [
        environment.database(env.db_url_config(address), statement_timeout_ms=STATEMENT_TIMEOUT_MS)
        for address in env.list("REPLICA_URLS", default=[])
    ],
)
DATABASE_ROUTERS = ["conflictdb.replicas.Router"] if len(DATABASES) > 1 else []
CACHES = {"default": environment.cache(env.cache_url("CACHE_URL", default="locmemcache://"))}

# Language and time. The record is kept in UTC and in days; a reader's clock plays no part.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# Static files: hashed names that may be kept for ever, compressed once
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "conflictdb.storage.HashedStorage"
    },
}
# Kept under hashed names alone, and source maps, which no reader loads, as they are: else the first start
# spends most of its time on compressing.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "webp", "ico", "woff", "woff2", "gz", "br", "zip"]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Files of the whole record, made by `manage.py build_releases`
RELEASES_DIR = Path(env.str("RELEASES_DIR", default=str(VAR_DIR / "releases")))

# Headers of every answer
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Transport: the proxy in front ends TLS and says so in X-Forwarded-Proto, which counts only when it is ours.
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_SSL_HOST = urlsplit(PUBLIC_BASE_URL).netloc if IS_HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
HSTS_SECONDS = environment.number("HSTS_SECONDS", env.str("HSTS_SECONDS", default="31536000"))  # a year
SECURE_HSTS_SECONDS = HSTS_SECONDS if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
TRUST_PROXY = environment.flag("TRUST_PROXY", env.str("TRUST_PROXY", default=""))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None

# Editors: the only people with an account, and the only ones who get a cookie
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_NAME = "__Host-sessionid" if IS_HTTPS else "sessionid"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; a working day
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_NAME = "__Host-csrftoken" if IS_HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL] if IS_HTTPS else []
# A war's page at the desk lists over a hundred claims with some twenty fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# The check looks for Django's own class by name; EditorsCsrf extends it, and a test posts without a token.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

# API: open to all, JSON alone
# How many requests of one network are answered in a minute; 0 is no limit.
API_RATE_LIMIT = environment.number("API_RATE_LIMIT", env.str("API_RATE_LIMIT", default="1200"))
# Bytes of answers that each process keeps until the record changes.
API_KEPT_BYTES = environment.number("API_KEPT_BYTES", env.str("API_KEPT_BYTES", default="16777216"))
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "timeline.api.openapi.operations.PublicSchema",
    "EXCEPTION_HANDLER": "timeline.api.problems.handle",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "ConflictDB",
    "DESCRIPTION": _("Who claimed what in the Nagorno-Karabakh conflict, when, and in which source."),
    "VERSION": "1.0.0",
    "LICENSE": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
    "POSTPROCESSING_HOOKS": ["timeline.api.openapi.document.add_components"],
}

# Logs: one JSON object a line on standard error, without readers' addresses
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "conflictdb.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING").upper()},
    # Django would print its own lines beside ours
    "loggers": {"django": {"handlers": [], "propagate": True}},
}

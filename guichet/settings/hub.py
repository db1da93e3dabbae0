"""The national node, in production: refuses to start without its secret, its names and HTTPS."""

from guichet.settings.base import *
from guichet.settings.base import DATABASES, ENVIRONMENT, LOGGING, PUBLIC_URL, XROAD_SERVER
from guichet.settings.databases import kept_open
from guichet.settings.environment import require

SECRET_KEY = require(ENVIRONMENT.secret_key, "GUICHET_SECRET_KEY", "Give 50 random characters or more.")
IDENTITY_INDEX_KEY = require(
    ENVIRONMENT.index_key, "GUICHET_INDEX_KEY", "Give 50 random characters or more, and never change them."
)
require(",".join(ENVIRONMENT.hosts), "GUICHET_HOSTS", "Give the names that the site answers to, by commas.")
require(
    PUBLIC_URL if PUBLIC_URL.startswith("https://") else "",
    "GUICHET_PUBLIC_URL",
    "It must begin with https://.",
)
if XROAD_SERVER:
    require(
        XROAD_SERVER if XROAD_SERVER.startswith("https://") else "",
        "GUICHET_XROAD_SERVER",
        "It must begin with https://.",
    )
    require(ENVIRONMENT.xroad_client, "GUICHET_XROAD_CLIENT", "Give this node's own X-Road subsystem.")

DATABASES = {"default": kept_open(DATABASES["default"])}
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Elsewhere everybody is invented, and whoever mends wants the message of an error.
LOGGING = LOGGING | {
    "formatters": {
        "line": {
            "()": "guichet.foundation.lib.logs.WithoutValues",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    }
}

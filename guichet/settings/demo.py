"""The demonstration on one machine: plain cookies so that any HTTP client can sign in, never a public address."""

from guichet.settings.base import *
from guichet.settings.base import ENVIRONMENT, INSTALLED_APPS, VAR, XROAD_SERVICES

INSTALLED_APPS = [*INSTALLED_APPS, "guichet.surfaces.demo"]
DEMONSTRATION = True
LOG_MIRROR = ENVIRONMENT.log_mirror or VAR / "copies" / "journal"
DEMO_YEAR = 0 if ENVIRONMENT.demo_year == "off" else int(ENVIRONMENT.demo_year)
GUARDS_RAISE = True
SECRET_KEY = "demonstration only, worth nothing: this profile refuses to serve a public address"  # noqa: S105
IDENTITY_INDEX_KEY = "demonstration only, worth nothing either"
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The sandbox's own, on a road that does not exist; `guichet demo` says where it listens.
XROAD_CLIENT = "BJ-TEST/GOV/DEMO/GUICHET"
XROAD_SERVICES = XROAD_SERVICES or {
    "rnpp": "BJ-TEST/GOV/DEMO/RNPP/personnes",
    "casier": "BJ-TEST/GOV/DEMO/CASIER/condamnations",
    "ifu": "BJ-TEST/GOV/DEMO/IMPOTS/contribuables",
    "fur": "BJ-TEST/GOV/DEMO/FUR/agents",
}

"""The demonstration on one machine: plain cookies so that any HTTP client can sign in, never a public address."""

from guichet.settings.base import *
from guichet.settings.base import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "guichet.surfaces.demo"]
DEMONSTRATION = True
GUARDS_RAISE = True
SECRET_KEY = "demonstration only, worth nothing: this profile refuses to serve a public address"  # noqa: S105
IDENTITY_INDEX_KEY = "demonstration only, worth nothing either"
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

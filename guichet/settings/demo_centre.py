"""A centre of the demonstration, beside its hub on one machine."""

from guichet.settings.centres import *
from guichet.settings.centres import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "guichet.surfaces.demo"]
DEMONSTRATION = True
GUARDS_RAISE = True
SECONDS_BETWEEN_NEWS = 1.0
SECONDS_BETWEEN_CHECKPOINTS = 5.0
SECRET_KEY = "demonstration centre only, worth nothing: this profile refuses to serve a public address"  # noqa: S105
IDENTITY_INDEX_KEY = "demonstration centre only, worth nothing either"
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

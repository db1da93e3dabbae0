"""A centre's node, in production: refuses to start without its place, its secrets and the national node's HTTPS."""

from guichet.settings.centres import *
from guichet.settings.centres import ENVIRONMENT, HUB_URL
from guichet.settings.environment import require

SECRET_KEY = require(ENVIRONMENT.secret_key, "GUICHET_SECRET_KEY", "Give 50 random characters or more.")
IDENTITY_INDEX_KEY = require(
    ENVIRONMENT.index_key, "GUICHET_INDEX_KEY", "Give 50 random characters or more, and never change them."
)
require(",".join(ENVIRONMENT.hosts), "GUICHET_HOSTS", "Give the names that the centre answers to, by commas.")
require(
    str(ENVIRONMENT.centre_key_file or ""),
    "GUICHET_CENTRE_KEY_FILE",
    "Give the file of the database's key: 64 hexadecimal digits, mode 0600.",
)
require(HUB_URL if HUB_URL.startswith("https://") else "", "GUICHET_HUB_URL", "It must begin with https://.")

# Only a proxy of the node itself is believed; without one, nobody says that a clear line is a protected one.
if ENVIRONMENT.proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

"""The profile of the test suite."""

from guichet.settings.base import *
from guichet.settings.base import DATABASES, INSTALLED_APPS, NATIONAL_IDENTITY
from guichet.settings.databases import unhurried

INSTALLED_APPS = [
    *INSTALLED_APPS,
    *NATIONAL_IDENTITY,
    "guichet.surfaces.demo",
    "guichet.surfaces.kiosk",
    "guichet.surfaces.counter",
    "guichet.surfaces.display",
]
# A hub that shows the screens of a centre too: tests that need the node of a centre say so.
CENTRE_SURFACES = True
CENTRE = "LOK"
DEMONSTRATION = True
GUARDS_RAISE = True
SECRET_KEY = "tests only"  # noqa: S105
IDENTITY_INDEX_KEY = "tests only"
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]

# Static files come from their sources: nothing has to be collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# No test measures time: how long a writer waits for the others is a busy machine's business.
DATABASES = {"default": unhurried(DATABASES["default"])}

# A password costs nothing here: how slow its digest is is Django's own business, and tested there.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

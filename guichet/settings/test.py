"""The profile of the test suite."""

from guichet.settings.base import *

DEMONSTRATION = True
GUARDS_RAISE = True
SECRET_KEY = "tests only"  # noqa: S105
IDENTITY_INDEX_KEY = "tests only"
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]

# Static files come from their sources: nothing has to be collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

"""The profile of the test suite."""

from guichet.settings.base import *

DEMONSTRATION = True
GUARDS_RAISE = True
SECRET_KEY = "tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]

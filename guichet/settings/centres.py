"""What every centre's node shares, real or of the demonstration."""

from guichet.settings.base import *
from guichet.settings.base import CENTRE_KEY_FILE, ENVIRONMENT, INSTALLED_APPS, MIDDLEWARE, VAR
from guichet.settings.databases import encrypted
from guichet.settings.environment import require

NODE = "centre"
CENTRE_SURFACES = True
CENTRE = require(ENVIRONMENT.centre, "GUICHET_CENTRE", "Give the three capitals of the centre, like LOK.")
DATABASES = {"default": encrypted(VAR / "guichet.sqlite3", CENTRE_KEY_FILE)}
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "guichet.surfaces.kiosk",
    "guichet.surfaces.counter",
    "guichet.surfaces.display",
]
MIDDLEWARE = [
    *MIDDLEWARE,
    "guichet.surfaces.access.elsewhere.elsewhere",
    "guichet.surfaces.access.in_clear.in_clear",
]

"""What every centre's node shares, real or of the demonstration."""

from guichet.settings.base import *
from guichet.settings.base import ENVIRONMENT, INSTALLED_APPS, MIDDLEWARE
from guichet.settings.environment import require

NODE = "centre"
CENTRE_SURFACES = True
CENTRE = require(ENVIRONMENT.centre, "GUICHET_CENTRE", "Give the three capitals of the centre, like LOK.")
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "guichet.surfaces.kiosk",
    "guichet.surfaces.counter",
    "guichet.surfaces.display",
]
MIDDLEWARE = [*MIDDLEWARE, "guichet.surfaces.access.elsewhere.elsewhere"]

"""The demonstration, reached by its address in the tests’ own network: `guichet hub` itself refuses to be so public."""

from guichet.settings.demo import *  # noqa: F403 as profiles do
from guichet.settings.demo import ALLOWED_HOSTS

ALLOWED_HOSTS = [*ALLOWED_HOSTS, "10.77.0.1"]

"""The portal as a component of the online services: whether it answers people."""

from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging
from guichet.commons.availability.registry import Component

PORTAL = Component("portal", _("Ouvrir le portail"), 10, judging.by_answer("/readyz"))

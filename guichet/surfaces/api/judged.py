"""The API as a component of the online services: whether it answers machines."""

from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging
from guichet.commons.availability.registry import Component

API = Component("api", _("API pour les machines"), 90, judging.by_answer("/api/v1/services?size=1"))

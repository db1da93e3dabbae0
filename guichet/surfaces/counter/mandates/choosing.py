"""For whom a gesture is made: the person who stands there, or one who gave a mandate for it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.mandates import MandateFacts
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.framing import here
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

PRESENT = "present"


def for_whom(request: HttpRequest) -> forms.ChoiceField | None:
    """None while nobody gave a mandate: who asks is there.

    Mandates that are over stay in the list: whoever picks one reads why it no longer serves.
    """
    viewer = viewer_of(request)
    held = identity.mandates_of_late(here(), viewer=viewer)
    if not held:
        return None
    choices = [(PRESENT, _("La personne est là")), *((each.reference, _named(each, viewer)) for each in held)]
    return forms.ChoiceField(label=_("Pour qui ?"), choices=choices, initial=PRESENT)


def mandate_in(form: forms.Form) -> str:
    """The reference of the mandate that was picked; empty when the person is there."""
    picked = str(form.cleaned_data.get("whom") or PRESENT)
    return "" if picked == PRESENT else picked


def service_of(facts: MandateFacts) -> str:
    sheet = catalogue.current().sheets.get(facts.service)
    return words.said(sheet.service.title) if sheet else facts.service or _("tout service")


def _named(facts: MandateFacts, viewer: Viewer) -> str:
    people = identity.mandate_people(facts.reference, viewer=viewer)
    who = people.person if people else _("mandat terminé")
    return f"{who}, {service_of(facts)}, {facts.reference}"

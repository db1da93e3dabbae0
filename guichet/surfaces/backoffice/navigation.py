"""What the header of every officers' page offers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.surfaces.ui.parts import Link


def signed_in() -> tuple[Link, ...]:
    return (
        Link(_("Mon poste"), reverse("backoffice:home")),
        Link(_("Mes dossiers"), reverse("backoffice:queue:start")),
        Link(_("Mes décisions du jour"), reverse("backoffice:day:today")),
        Link(_("Mes moyens de connexion"), reverse("mfa_index")),
    )


def signed_out() -> tuple[Link, ...]:
    return ()

"""What the supervision answers when it will not do what was asked."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotMeasured(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce relevé n’est pas lisible : le centre doit en refaire un."))


class FromTheFuture(Refused):
    """Put aside by the carrying; taken by hand once the moment is past, or dropped."""

    def __init__(self, begins_at: datetime) -> None:
        said = date_format(localtime(begins_at), "j F Y H:i")
        super().__init__(
            _("Ce relevé dit être du {moment}, qui n’est pas encore : l’horloge du centre avance.").format(moment=said)
        )


class NoIncident(Refused):
    """No such one, or at a centre that is not the viewer's: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cet incident n’existe pas, ou n’est pas à suivre par vous."))


class AlreadyClosed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cet incident est déjà clos."))


class NothingDone(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites ce qui a été fait."))


class NothingSaid(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites ce qui ne va pas."))


class NotYourCentre(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vous ne suivez pas ce centre."))

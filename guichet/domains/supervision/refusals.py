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


class NoMotive(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites pourquoi vous l’ordonnez : le point focal du centre le lira. Rien n’a été ordonné."))


class NoNode(Refused):
    """The centre has no node that is trusted: nobody would ever hear the order."""

    def __init__(self) -> None:
        super().__init__(
            _("Aucun ordinateur de ce centre n’est relié au guichet national. Rien n’a été ordonné ; appelez-le.")
        )


class NoSuchItem(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Cette annonce n’est pas approuvée pour ce centre, ou elle est finie. Rien n’a été ordonné.")
        )


class NoEnd(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Choisissez une fin à venir, dans sept jours au plus : ensuite l’écran reprend toutes ses annonces.")
        )


class OrderOver(Refused):
    """The centre has it, or its time is over, or another took its place."""

    def __init__(self) -> None:
        super().__init__(
            _("Cet ordre ne s’annule plus\u00a0: le centre l’a déjà, ou il n’attend plus. Rien n’a changé.")
        )


class NoOrder(Refused):
    """An answer to what this node never ordered there: put aside by the carrying."""

    def __init__(self) -> None:
        super().__init__(_("Cet ordre n’a jamais été donné à ce centre."))


class NoNumber(Refused):
    def __init__(self) -> None:
        super().__init__(_("L’un de ces numéros n’existe pas. Aucun n’a été changé : vérifiez-les, puis envoyez-les."))


class CalledAlready(Refused):
    """`by` is the reference of whoever called, `at` when."""

    def __init__(self, by: str, at: datetime) -> None:
        self.by, self.at = by, at
        said = date_format(localtime(at), "H:i")
        super().__init__(
            _("Quelqu’un a déjà appelé ce centre aujourd’hui, à {hour} : lisez sa note avant de rappeler.").format(
                hour=said
            )
        )


class NotOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette personne ne suit pas ce centre : choisissez-en une dans la liste."))


class TargetPast(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette échéance est déjà passée : choisissez un jour à venir."))


class NoQuantity(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites combien, au moins un."))

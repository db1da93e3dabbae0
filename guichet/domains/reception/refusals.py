"""What the reception answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotHere(Refused):
    """No such row at this centre: another centre's ticket is refused in the same words as one that never was."""

    def __init__(self) -> None:
        super().__init__(_("Ce ticket n’est pas de ce centre, ou pas d’aujourd’hui. Donnez-en un nouveau."))


class NoVisit(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette visite n’est pas de ce centre."))


class VisitOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette visite est déjà terminée. Rien n’a changé."))


class NobodyWaits(Refused):
    def __init__(self) -> None:
        super().__init__(_("Personne n’attend."))


class NotNow(Refused):
    """The ticket is not where this would begin: the page was old."""

    def __init__(self) -> None:
        super().__init__(_("Ce ticket a changé entre-temps. Rien n’a été enregistré : regardez où il en est."))


class CalledEnough(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce ticket a été appelé trois fois. Dites la personne absente, ou recevez-la."))


class NotCalledEnough(Refused):
    def __init__(self) -> None:
        super().__init__(_("Appelez encore ce ticket avant de dire la personne absente : trois appels en tout."))


class TooLate(Refused):
    def __init__(self) -> None:
        super().__init__(_("Plus de 30 minutes ont passé depuis cet appel. Donnez un nouveau ticket."))


class AlreadyOpen(Refused):
    def __init__(self) -> None:
        super().__init__(_("L’ouverture de ce jour est déjà déclarée."))


class NotOpen(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce centre n’est pas ouvert : déclarez d’abord l’ouverture."))


class PeopleLeft(Refused):
    """Nobody is left behind by closing."""

    def __init__(self) -> None:
        super().__init__(_("Des personnes attendent encore. Recevez-les, ou terminez leur visite, avant de fermer."))


class NoComplaint(Refused):
    """Another's, or none: the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cette plainte n’existe pas, ou n’est pas de celles que vous traitez."))


class NotArrived(Refused):
    def __init__(self) -> None:
        super().__init__(_("L’enregistrement n’est pas encore arrivé du centre. Revenez après sa prochaine liaison."))


class NoSound(Refused):
    """What lay under the seal is no recording: it is noted that it was opened, and played to nobody."""

    def __init__(self) -> None:
        super().__init__(_("Ce qui est arrivé du centre n’est pas un enregistrement. Rien ne peut en être écouté."))


class NothingTold(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez ce qui s’est passé, ou enregistrez-le."))


class AtTheKiosk(Refused):
    """About the centre: its people are not those who take it."""

    def __init__(self) -> None:
        super().__init__(
            _("Une plainte contre ce centre se dépose à la borne, sans que personne du centre la lise. Montrez-la.")
        )


class NotOurs(Refused):
    """What a centre says of another one, or of what no centre tells: kept aside."""

    def __init__(self) -> None:
        super().__init__(_("Cet envoi ne parle pas du centre qui l’a signé."))


class OfAnotherMandate(Refused):
    """A mandate opens the requests that were written under it, and no other person's."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette demande n’a pas été faite sous ce mandat. Avec la personne et son reçu, suivez-la sans mandat ; "
                "sinon, choisissez le mandat sous lequel elle a été faite."
            )
        )


class NoReadback(Refused):
    """Ended, too old, or never begun: the same words for each."""

    def __init__(self) -> None:
        super().__init__(_("Cette relecture est finie, ou ce code n’en ouvre aucune. Demandez-en un autre au guichet."))

"""What intake answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotOffered(Refused):
    """The service has no procedure here, or is outside its dates."""


class HeldElsewhere(Refused):
    """Another device holds the draft, or nobody does."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette demande est ouverte sur un autre appareil, ou a été enregistrée pour plus tard. "
                "Pour continuer ici, donnez sa référence et son code."
            )
        )


class MovedElsewhere(Refused):
    """Its ticket was shown at another place, which holds it now."""

    def __init__(self) -> None:
        super().__init__(
            _("Cette demande a été reprise ailleurs avec son ticket. Elle continue là-bas ; ici, rien n’en reste.")
        )


class OnlyTheSquare(Refused):
    """A reference of another place with its short code: the same words whether there is such a request or not."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "La référence et le code ouvrent une demande là où son ticket a été fait. "
                "Ailleurs, seul le carré du ticket l’ouvre."
            )
        )


class NoLink(Refused):
    """What is not kept here is asked of the national node, and it does not answer."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette demande n’est pas gardée ici, et le guichet national ne répond pas. Elle se reprend là où son "
                "ticket a été fait, ou ici dès que la liaison revient. Rien n’est perdu."
            )
        )


class FilesOnTheirWay(Refused):
    """The answers could be had, and not all of the files: nothing moves before everything can."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Les pièces jointes de cette demande sont encore en route. "
                "Attendez quelques minutes et montrez le ticket de nouveau ; rien n’est perdu."
            )
        )


class TooManyTickets(Refused):
    """Five tickets in a quarter of an hour that opened nothing: this place waits."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Trop de tickets qui n’ouvrent rien ont été montrés ici. Attendez un quart d’heure, "
                "ou reprenez la demande là où son ticket a été fait."
            )
        )


class FormNotHere(Refused):
    """The request follows a version of its form that this node does not have."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Les questions de cette demande ne sont pas encore arrivées dans ce lieu. "
                "Elle se reprend là où son ticket a été fait ; rien n’est perdu."
            )
        )


class NotYours(Refused):
    """A node that keeps something of a request begun elsewhere, which never came to it."""

    def __init__(self) -> None:
        super().__init__(_("Cette demande n’est pas de ce centre."))


class SaidNo(Refused):
    """The person raised the red hand, and nothing was changed since."""

    def __init__(self) -> None:
        super().__init__(
            _("La personne a dit non à la relecture. Corrigez avec elle ce qui n’est pas juste, puis relisez encore.")
        )


class NotAssisted(Refused):
    """Nobody allowed a focal point to write it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette demande a été commencée sans mandat : la personne la finit elle-même, à la borne ou sur son "
                "téléphone. Pour l’aider, ouvrez un mandat, puis commencez une demande."
            )
        )


class NoLongerKept(Refused):
    """Expired: thirty days without a change."""

    def __init__(self) -> None:
        super().__init__(_("Cette demande n’a pas changé depuis 30 jours : elle a été effacée. Recommencez-en une."))


class AlreadySubmitted(Refused):
    """What was sent is not changed from here."""

    def __init__(self) -> None:
        super().__init__(_("Cette demande est déjà envoyée : ses réponses ne changent plus."))


class UnknownQuestion(Refused):
    """The form does not ask that, or not in this way."""

    def __init__(self) -> None:
        super().__init__(_("Cette question n’est plus dans le formulaire. Revenez à la page précédente."))


class TooMuch(Refused):
    """More than any form needs."""

    def __init__(self) -> None:
        super().__init__(_("Les réponses sont trop longues pour être gardées. Raccourcissez-les."))


class FormChanged(Refused):
    """What was filled in is not the version that is asked now, or never was one."""

    def __init__(self) -> None:
        super().__init__(_("Les questions de ce service ont changé. Lisez-les de nouveau ; rien n’a été enregistré."))


class KeyReused(Refused):
    """The same key came with something else."""

    def __init__(self) -> None:
        super().__init__(
            _("Cette clé a déjà servi pour une autre demande. Prenez-en une nouvelle ; rien n’a été enregistré.")
        )


class NotComplete(Refused):
    """Something is missing, wrong, or stops the request."""

    def __init__(self) -> None:
        super().__init__(_("Il manque une réponse, ou l’une d’elles ne convient plus. Rien n’a été envoyé."))

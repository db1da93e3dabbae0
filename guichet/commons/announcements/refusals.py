"""What this room answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotFound(Refused):
    """In the same words for an announcement of another authority as for none."""

    def __init__(self) -> None:
        super().__init__(_("Nous ne trouvons pas cette annonce parmi celles de votre administration."))


class NotYours(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vous ne pouvez pas écrire au nom de cette administration."))


class OnlyAnother(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Une autre personne doit répondre : un superviseur, un signataire ou un administrateur, "
                "qui n’a pas écrit l’annonce."
            )
        )


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Quelqu’un a déjà répondu pour cette annonce."))


class NoReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez pourquoi : celui qui a écrit l’annonce le lira."))


class OverAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("Le dernier jour est déjà passé : rien ne serait montré. Choisissez un jour à venir."))


class PictureRefused(Refused):
    """Nothing else that was written is lost."""


class VideoRefused(Refused):
    """Nothing else that was written is lost."""

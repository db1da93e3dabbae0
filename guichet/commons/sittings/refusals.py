"""What a visit of a kiosk answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class SittingOver(Refused):
    """The visit has ended, or was never begun here."""

    def __init__(self) -> None:
        super().__init__(_("Ce passage à la borne est terminé. Rien de ce que vous y avez écrit n’est resté."))


class PassOver(Refused):
    """The address for a phone has served its time, or its visit is over."""

    def __init__(self) -> None:
        super().__init__(_("Cette adresse ne sert plus. Sur la borne, demandez un nouveau carré à photographier."))

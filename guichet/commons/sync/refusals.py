"""What the carrying refuses, in words for whoever is before it."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotUnderstood(Refused):
    """Bytes that no node of ours wrote, or that were cut or changed on the way."""

    @classmethod
    def here(cls) -> "NotUnderstood":
        return cls(_("Ce qui est arrivé n’est pas un envoi d’un centre, ou a été changé en route."))


class NodeRefused(Refused):
    """A centre's node that is not known, not approved, or no longer trusted. `code` is what its counter is told."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class NodeUnseen(Refused):
    """A node, or a record of one, that is not the viewer's to see: for him it does not exist."""

    def __init__(self) -> None:
        super().__init__(_("Ce centre n’est pas de ceux que vous administrez."))


class InvitationRefused(Refused):
    """A code of enrolment that is wrong, used or too old: the same words for each."""

    @classmethod
    def here(cls) -> "InvitationRefused":
        return cls(_("Ce code d’inscription ne vaut pas, ou ne vaut plus. Demandez-en un autre au guichet national."))


class Gap(Refused):
    """A batch that begins after what is missing; `last` is the number of the last record that is here."""

    def __init__(self, last: int) -> None:
        super().__init__(_("Il manque des envois avant celui-ci."))
        self.last = last


class Forked(Refused):
    """The same numbers came before with other content: the node was restored, or copied."""

    @classmethod
    def here(cls) -> "Forked":
        return cls(_("Ces numéros ont déjà servi à d’autres envois : le nœud a été restauré ou copié."))


class UnknownHub(Refused):
    """Whoever answers does not hold the key that this centre was enrolled with."""

    @classmethod
    def here(cls) -> "UnknownHub":
        return cls(_("Le guichet national ne montre pas la clé attendue. Rien n’est parti."))

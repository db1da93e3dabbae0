"""What this room answers when it will not do what was asked."""

from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.foundation.lib.refusal import Refused


class CertificateRefused(Refused):
    @classmethod
    def of_another_key(cls) -> Self:
        return cls(_("Ce certificat est celui d’une autre clé : demandez celui du cachet en vigueur."))

    @classmethod
    def of_another_root(cls) -> Self:
        return cls(
            _("Ce certificat ne remonte pas à une racine que ce nœud reconnaît, ou il n’est pas valable ce jour.")
        )


class NotYours(Refused):
    """In the same words whether the document exists or not."""

    def __init__(self) -> None:
        super().__init__(_("Nous ne trouvons pas ce document parmi les vôtres."))


class CheckedTooOften(Refused):
    def __init__(self, minutes: int) -> None:
        text = ngettext(
            "Trop de vérifications d’affilée. Réessayez dans %(minutes)s minute, ou lisez le code imprimé.",
            "Trop de vérifications d’affilée. Réessayez dans %(minutes)s minutes, ou lisez le code imprimé.",
            minutes,
        )
        super().__init__(text % {"minutes": minutes})

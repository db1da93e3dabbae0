"""What this room answers when it will not do what was asked."""

from pathlib import Path
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.documents.models import State
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

    @classmethod
    def of_another_use(cls) -> Self:
        return cls(
            _("Ce certificat donne à la clé un autre usage que le sien : seul un émetteur certifie des cachets.")
        )


class IssuerRefused(Refused):
    """Why a request is not certified."""

    @classmethod
    def uncertified(cls, holder: str) -> Self:
        return cls(
            _("L’émetteur %s n’a pas ici de certificat valable ce jour : demandez-le, puis installez-le.") % holder
        )

    @classmethod
    def below_the_root_only(cls) -> Self:
        return cls(_("Cette demande est celle d’un émetteur : seule la racine la signe, avec --root."))

    @classmethod
    def of_a_demonstration(cls) -> Self:
        return cls(_("Cette demande vient d’une démonstration : une racine réelle ne la signe pas."))


class RootRefused(Refused):
    """What a folder that goes into a safe answers."""

    @classmethod
    def too_short(cls, characters: int) -> Self:
        text = _(
            "La phrase secrète de la racine est trop courte : il en faut %d caractères au moins. Rien n’est écrit."
        )
        return cls(text % characters)

    @classmethod
    def already_there(cls, file: Path) -> Self:
        return cls(_("%s existe déjà : rien n’est écrit. Donnez un autre dossier.") % file)

    @classmethod
    def missing(cls, folder: Path) -> Self:
        return cls(_("Il n’y a pas de racine entière dans %s : il y faut root.key et root.pem.") % folder)

    @classmethod
    def locked(cls) -> Self:
        return cls(_("Cette phrase secrète n’ouvre pas la clé de la racine. Rien n’est signé."))

    @classmethod
    def not_a_pair(cls, folder: Path) -> Self:
        return cls(_("Dans %s, la clé et le certificat ne vont pas ensemble. Rien n’est signé.") % folder)


class NotYours(Refused):
    """In the same words whether the document exists or not."""

    def __init__(self) -> None:
        super().__init__(_("Nous ne trouvons pas ce document parmi les vôtres."))


class NotFound(Refused):
    """In the same words for a document of another authority as for none."""

    def __init__(self) -> None:
        super().__init__(_("Aucun document délivré par votre administration ne porte cette référence."))


class AlreadyEnded(Refused):
    def __init__(self, state: State) -> None:
        texts = {
            State.REVOKED: _("Ce document est déjà révoqué : il n’y a plus rien à faire."),
            State.CORRECTED: _("Ce document est déjà corrigé : cherchez celui qui le remplace."),
        }
        super().__init__(texts.get(state) or _("Sa correction est confirmée : celui qui le remplace se prépare."))


class AlreadyProposed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Une proposition attend déjà pour ce document : confirmez-la ou refusez-la d’abord."))


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Quelqu’un a déjà répondu à cette proposition."))


class WrongReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Choisissez un motif de la liste publiée, et ce qui est à corriger."))


class NothingCorrected(Refused):
    def __init__(self) -> None:
        super().__init__(_("Rien n’est changé : écrivez au moins un champ comme il doit être."))


class OnlyAnother(Refused):
    """Two persons, and not the one who decided alone."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Une autre personne doit répondre : un superviseur ou un signataire de l’administration, qui n’a ni "
                "proposé ceci, ni décidé seul du dossier."
            )
        )


class TooClose(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce document concerne une personne que vous avez déclarée : un collègue doit s’en charger."))


class CheckedTooOften(Refused):
    def __init__(self, minutes: int) -> None:
        text = ngettext(
            "Trop de vérifications d’affilée. Réessayez dans %(minutes)s minute, ou lisez le code imprimé.",
            "Trop de vérifications d’affilée. Réessayez dans %(minutes)s minutes, ou lisez le code imprimé.",
            minutes,
        )
        super().__init__(text % {"minutes": minutes})


class WrongPickupCode(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Ce code n’ouvre pas ce document. Relisez le code du reçu, sous la référence ; chaque reçu a le sien.")
        )


class PickupBarred(Refused):
    def __init__(self) -> None:
        super().__init__(_("Trop de codes faux pour ce document. Attendez un quart d’heure, puis recommencez."))

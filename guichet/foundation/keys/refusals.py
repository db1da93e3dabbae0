"""What the keeper of keys answers when it will not, or cannot."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class KeeperUnavailable(Refused):
    """The keeper does not answer: nothing was done, or nothing that may not be asked again."""

    def __init__(self) -> None:
        super().__init__(
            _("Le gardien des clés ne répond pas. Rien n’est perdu : réessayez dans un instant, ou lancez le gardien.")
        )


class WrongKey(Refused):
    def __init__(self) -> None:
        super().__init__(_("Aucune clé tenue ici ne convient à cet usage."))


class Tampered(Refused):
    """Altered, cut, or moved to where it does not belong: the cryptography does not tell these apart."""

    def __init__(self) -> None:
        super().__init__(_("Ce contenu a été altéré, ou n’appartient pas à ce dossier : il n’est pas ouvert."))


class Destroyed(Refused):
    def __init__(self) -> None:
        super().__init__(_("La clé de ce contenu a été détruite : personne ne peut plus le lire."))


class DemonstrationKeys(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ces clés sont des clés de démonstration : une installation réelle les refuse."))


class RecordReplayed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette trace d’usage d’une clé est déjà inscrite au journal."))


class RecordForged(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette trace d’usage d’une clé n’est pas signée par le gardien des clés."))


class PassphraseTooShort(Refused):
    def __init__(self, least: int) -> None:
        super().__init__(_("Cette phrase secrète est trop courte : il en faut %d caractères au moins.") % least)


class WrongPassphrase(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette phrase secrète n’ouvre pas ce fichier, ou il a été coupé ou altéré."))


BY_CODE: dict[str, type[WrongKey | Tampered | Destroyed]] = {
    "wrong-key": WrongKey,
    "tampered": Tampered,
    "destroyed": Destroyed,
}

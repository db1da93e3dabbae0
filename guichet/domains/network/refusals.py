"""What the register of the network answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NoSite(Refused):
    """No such one, or one that is not the viewer's to see: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Ce site n’existe pas, ou n’est pas de votre ressort."))


class NoSource(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites d’où vous le tenez : un fait sans source n’est pas gardé."))


class FromTheFuture(Refused):
    """A fact is noted once it is so; a plan, once it was made public."""

    def __init__(self) -> None:
        super().__init__(_("Cette date n’est pas encore venue. Donnez celle à laquelle c’est arrivé."))


class UnknownCommune(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette commune n’est pas l’une des 77. Choisissez-la dans la liste."))


class AlreadyPlaced(Refused):
    def __init__(self) -> None:
        super().__init__(_("La commune de ce site est déjà publiée : elle ne change plus."))


class NotPlaced(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Ce site n’a pas encore de commune : donnez-la avant de dire qu’il est en travaux ou ouvert.")
        )

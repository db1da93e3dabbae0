"""What the relations with users answer when they will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NothingTold(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez ce qui s’est passé."))


class UnknownCode(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce code n’ouvre aucune dénonciation. Relisez-le : douze signes, en trois groupes."))


class TooMany(Refused):
    """Counted in the memory of the process only, under a secret that ends with it."""

    def __init__(self) -> None:
        super().__init__(_("Trop de dénonciations viennent d’être écrites d’ici. Réessayez dans une heure."))


class NoDenunciation(Refused):
    """No such one, or one that names an authority for which the viewer works: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cette dénonciation n’existe pas, ou n’est pas à lire par vous."))

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


class NothingSaid(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez ce que vous demandez ou voulez dire."))


class MatriculeNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Pour ce thème, donnez le numéro matricule : sans lui, personne ne trouve le dossier."))


class NoConcern(Refused):
    """No such one, or one that is another's: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Ce numéro ou ce code n’ouvre rien. Relisez-le : douze signes, en trois groupes."))


class NotInHand(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette requête n’est pas entre vos mains. Prenez la suivante."))


class NoMotive(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites pourquoi une autre administration répond : la personne le lit."))


class NotToThem(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Cette administration ne peut pas répondre : c’est d’elle que l’on se plaint, ou elle l’a déjà.")
        )


class TooLate(Refused):
    def __init__(self) -> None:
        super().__init__(_("On rouvre une seule fois, dans les 15 jours après la réponse. Écrivez-nous de nouveau."))


class NotAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Il n’y a pas encore de réponse à noter."))


class AlreadyScored(Refused):
    def __init__(self) -> None:
        super().__init__(_("La note est déjà donnée. Elle ne change plus."))


class NotAScore(Refused):
    def __init__(self) -> None:
        super().__init__(_("Une note va de 0 à 10."))


class TooManyConcerns(Refused):
    """Counted in the memory of the process only, like denunciations."""

    def __init__(self) -> None:
        super().__init__(
            _("Trop de messages viennent d’être écrits d’ici. Vos mots restent ici : réessayez dans une heure.")
        )

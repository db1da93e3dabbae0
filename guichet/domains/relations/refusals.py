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


class NotByThemselves(Refused):
    """Nobody writes down a complaint about themselves."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Une plainte contre ce centre ne s’inscrit pas ici, et rien n’a été gardé. Menez la personne à la "
                "borne : elle y est seule, et personne d’ici ne la lit."
            )
        )


class NoArticle(Refused):
    """No such one, or one that is not for this person to judge: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cet article n’existe pas, ou n’est pas à relire par vous."))


class NothingProposed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez la question et la réponse : rien n’est publié sans les deux."))


class NoWhence(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites d’où vient la réponse : sans source, elle n’est pas publiée."))


class AlreadyJudged(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cet article a déjà été relu."))


class AnotherApproves(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vous l’avez écrit : une autre personne le relit et l’approuve."))


class NoReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites pourquoi : qui l’a écrit le lit."))


class NoDesk(Refused):
    """No such one, one that takes no appointments, or one that is another's to keep: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Ce guichet ne prend pas de rendez-vous, ou n’est pas le vôtre."))


class RuleNotPossible(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Ces horaires ne vont pas : la fin vient après le début, un rendez-vous dure de 5 à 120 minutes, "
                "pour 1 à 20 personnes, demandé 60 jours avant au plus, et attendu 60 minutes au plus."
            )
        )


class NoSuchSlot(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce guichet ne reçoit pas à cette heure, ou elle est passée. Choisissez-en une autre."))


class SlotFull(Refused):
    def __init__(self) -> None:
        super().__init__(_("Quelqu’un vient de prendre cette heure. Rien n’a été réservé : choisissez-en une autre."))


class NoAppointment(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Ce code ou ce numéro n’ouvre aucun rendez-vous. Relisez-le : douze signes, en trois groupes.")
        )


class AppointmentOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce rendez-vous est passé ou annulé : il ne change plus. Prenez-en un autre."))


class NotToday(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce n’est pas pour aujourd’hui à ce guichet."))


class TurnOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette personne n’est pas appelée : le passage est fini, ou attend encore."))


class NobodyIsHere(Refused):
    def __init__(self) -> None:
        super().__init__(_("Personne n’attend à ce guichet."))


class TooManyAppointments(Refused):
    """Counted in the memory of the process only, like denunciations."""

    def __init__(self) -> None:
        super().__init__(_("Trop de rendez-vous viennent d’être pris d’ici. Réessayez dans une heure."))

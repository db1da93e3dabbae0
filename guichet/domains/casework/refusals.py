"""What casework answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotInHand(Refused):
    """Another officer has it, or nobody: the page was old."""

    def __init__(self) -> None:
        super().__init__(_("Ce dossier n’est plus entre vos mains. Rien n’a été enregistré."))


class NoSuchCase(Refused):
    def __init__(self) -> None:
        super().__init__(_("Aucune demande n’a cette référence. Relisez-la avec la personne."))


class Withdrawn(NotInHand):
    """Said to who had it in hand, and to nobody else."""

    def __init__(self) -> None:
        Refused.__init__(
            self, _("La personne a retiré sa demande : il n’y a plus rien à faire. Rien n’a été enregistré.")
        )


class HandsFull(Refused):
    def __init__(self, most: int) -> None:
        super().__init__(_("Vous avez déjà %(most)s dossiers en main. Terminez-en un, ou rendez-le.") % {"most": most})


class WrongResult(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette étape ne peut pas se terminer ainsi. Choisissez un des résultats proposés."))


class ReasonsMissing(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez les motifs : la personne les lira."))


class FindingsMissing(Refused):
    def __init__(self) -> None:
        super().__init__(_("Il manque un constat, ou l’un d’eux ne convient pas."))


class OpinionAwaited(Refused):
    def __init__(self) -> None:
        super().__init__(_("Un avis est encore attendu, et son délai n’est pas écoulé."))


class BoundByOpinion(Refused):
    def __init__(self) -> None:
        super().__init__(_("Un avis défavorable lie l’administration : ce résultat n’est pas possible."))


class WrongMotive(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce motif n’est pas de ceux qui arrêtent le délai à cette étape."))


class NeedsLeave(Refused):
    """An earlier pause ended without a reply: another motive, and a supervisor's leave."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Une pause de ce dossier a déjà pris fin sans réponse. Décidez sans la pièce, ou refusez pour ce "
                "motif. Une autre pause demande un autre motif et l’accord d’un superviseur."
            )
        )


class NothingToAllow(Refused):
    """In the same words for a case of another office as for one that does not exist."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Aucun dossier de vos bureaux n’attend cet accord : il faut qu’une pause y ait pris fin sans réponse, "
                "pour un autre motif."
            )
        )


class NothingToSearch(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette étape n’interroge pas de registre."))


class SearchUnderWay(Refused):
    def __init__(self) -> None:
        super().__init__(_("Le registre est déjà interrogé pour ce dossier. Attendez sa réponse."))


class NotPaused(Refused):
    def __init__(self) -> None:
        super().__init__(_("Rien n’est demandé pour ce dossier en ce moment."))


class WrongQuestion(Refused):
    def __init__(self) -> None:
        super().__init__(_("Une des questions choisies ne peut pas être posée de nouveau à cette étape."))


class StillMissing(Refused):
    """Something that was asked for is not given, or does not suit."""

    def __init__(self) -> None:
        super().__init__(
            _("Il manque une réponse, ou l’une d’elles ne convient pas. Ce que vous avez donné est gardé.")
        )


class WrittenMeanwhile(Refused):
    """Another device, or another page, wrote at the same time."""

    def __init__(self) -> None:
        super().__init__(_("Cette réponse a changé sur un autre appareil. Rechargez la page, puis recommencez."))


class NotYetOpened(Refused):
    """Words are sealed under the case's own key, which it gets once a worker has received it."""

    def __init__(self) -> None:
        super().__init__(_("Votre demande vient d’arriver. Vous pourrez écrire ici dans quelques minutes."))


class NoLongerOpen(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Ce dossier est terminé : personne n’y lit plus de message. Faites une réclamation si besoin.")
        )


class TooManyMessages(Refused):
    def __init__(self, most: int) -> None:
        super().__init__(
            _("Vous avez écrit %(most)s messages de suite. Attendez la réponse du bureau, ou faites une réclamation.")
            % {"most": most}
        )


class NothingToAnswer(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette réclamation n’attend plus de réponse de votre bureau."))


class NotToOpen(Refused):
    """In the same words whether the case exists or not."""

    def __init__(self) -> None:
        super().__init__(_("Aucune demande que vous puissiez ouvrir n’a cette référence. Relisez-la."))


class ReasonFirst(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites d’abord pourquoi vous ouvrez ce dossier."))


class SentenceMissing(Refused):
    def __init__(self) -> None:
        super().__init__(_("Pour une autre raison, écrivez-la en une phrase."))


class NotForSupervisors(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Un superviseur ajoute ou retire des agents et des experts de ses bureaux, jamais lui-même. "
                "Pour le reste, adressez-vous à l’administrateur."
            )
        )


class WrongEnd(Refused):
    def __init__(self) -> None:
        super().__init__(_("Choisissez un dernier jour entre aujourd’hui et dans un an."))


class AlreadyComplained(Refused):
    def __init__(self) -> None:
        super().__init__(_("Une réclamation est déjà ouverte pour ce dossier. Vous aurez une réponse ici."))


class NoSuchReading(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette consultation n’est pas de votre demande, ou c’est une machine qui l’a faite."))


class NoReadingsHere(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Ce centre ne sait pas encore qui a consulté cette demande. La liste vient le lendemain d’une "
                "consultation, avec la liaison ; la personne peut aussi la lire sur le portail national."
            )
        )


class WrongReceiptCode(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce n’est pas le code de ce reçu. Relisez-le avec la personne."))


class ReadingsBarred(Refused):
    def __init__(self) -> None:
        super().__init__(_("Trop de codes faux ont été donnés. Attendez un quart d’heure."))


class NothingToClose(Refused):
    def __init__(self) -> None:
        super().__init__(_("Aucune réponse à une réclamation n’attend votre avis sur ce dossier."))


class AlreadyEnded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette demande est déjà décidée : elle ne peut plus être retirée."))


class NotYours(Refused):
    """In the same words whether the case exists or not."""

    def __init__(self) -> None:
        super().__init__(
            _("Nous ne trouvons pas de demande avec cette référence et ce code. Vérifiez les deux sur votre récépissé.")
        )

"""The words of a case that its rows keep."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

ORIGIN = "casework"  # of documents that decisions of cases owe


class State(models.TextChoices):
    """`ARRIVED` waits for something outside the offices: its key, its fee, its check."""

    ARRIVED = "arrived", _("reçu, pas encore prêt")
    WAITING = "waiting", _("en attente d’un agent")
    IN_HAND = "in-hand", _("en cours d’examen")
    PAUSED = "paused", _("en attente de votre part")
    CLOSED = "closed", _("terminé")


class Obstacle(models.TextChoices):
    """Why a case that arrived is not ready. Computed by the hub, never declared."""

    NOT_OPENED = "not-opened", _("Le contenu de la demande est en cours de contrôle.")
    INCOMPLETE = "incomplete", _("Il manque une réponse, ou l’une d’elles ne convient pas.")
    FILES = "files", _("Un fichier n’a pas pu être contrôlé.")
    FEE = "fee", _("Les frais ne sont pas encore payés.")
    NONE = "", _("Rien ne manque.")


class Settled(models.TextChoices):
    """How the fee was settled."""

    NOT_DUE = "not-due", _("rien à payer")
    CONFIRMED = "confirmed", _("payé")
    WAIVED = "waived", _("dispensé")
    NOT_YET = "", _("à payer")


class Ending(models.TextChoices):
    """How an officer's turn ended."""

    FINISHED = "finished", _("étape terminée")
    PAUSED = "paused", _("pièce demandée")
    WITHDRAWN = "withdrawn", _("demande retirée par son auteur")
    GIVEN_BACK = "given-back", _("rendu")
    TAKEN_BACK = "taken-back", _("repris : gardé trop longtemps")


class GivenBackFor(models.TextChoices):
    """The published reasons for giving a case back. There is no « other »."""

    INTEREST = "interest", _("Je connais cette personne, ou j’ai un intérêt dans ce dossier.")
    ABSENCE = "absence", _("Je quitte mon poste avant d’avoir fini.")
    COMPETENCE = "competence", _("Ce dossier demande une compétence que je n’ai pas.")
    TOOL = "tool", _("Un outil dont j’ai besoin ne marche pas.")


class Resumed(models.TextChoices):
    """Why the clock runs again."""

    ANSWERED = "answered", _("la personne a répondu")
    ENDED = "ended", _("la pause a pris fin sans réponse")


class Barred(models.TextChoices):
    """Why an officer is not served a case."""

    FOUR_EYES = "four-eyes", _("a fait l’étape que celle-ci contrôle")
    INTEREST = "interest", _("a déclaré un intérêt")
    OPENED = "opened", _("l’a ouvert sans l’avoir en main")


class Escalated(models.TextChoices):
    """Why the office above may be served a case too."""

    LATE = "late", _("en retard")
    NOBODY = "nobody", _("personne du bureau ne peut le traiter")
    STILL_LATE = "still-late", _("toujours en retard, son administration est avertie")


class ReadFor(models.TextChoices):
    """Why a case's content was opened; the applicant reads this list."""

    ARRIVAL = "arrival", _("contrôle automatique à l’arrivée")
    STEP = "step", _("traitement du dossier")
    TELLING = "telling", _("pour vous prévenir, sans ouvrir vos réponses")
    REGISTER = "register", _("recherche dans un registre de l’État")
    DOCUMENT = "document", _("pour imprimer votre document")
    CORRECTION = "correction", _("pour corriger votre document")
    COMPLAINT = "complaint", _("pour répondre à votre réclamation, sans ouvrir vos réponses")
    HELP_LINE = "help-line", _("pour répondre à une question, sans voir votre nom ni vos réponses")
    VOICED = "voiced", _("pour traiter une plainte recueillie dans un centre, sans ouvrir vos réponses")
    OUTSIDE = "outside", _("hors du traitement, pour une raison dite d’abord")


class OutsideMotive(models.TextChoices):
    """Why a case is opened by somebody who does not have it; the applicant reads it, with the sentence beside it."""

    ERROR = "error", _("une erreur signalée dans le dossier")
    PERSON = "person", _("la personne concernée le demande")
    JUDGE = "judge", _("une demande d’un juge ou d’un enquêteur")
    CONTROL = "control", _("un contrôle du travail d’un bureau")
    DOCUMENT = "document", _("un document délivré à corriger")
    OTHER = "other", _("une autre raison")


# Those that no person made: nobody can be asked why.
BY_MACHINES = (ReadFor.ARRIVAL, ReadFor.TELLING, ReadFor.DOCUMENT)
# Readings by people, of what they do not have in hand; the others are machines' or those of who treats the case.
OUT_OF_HAND = (ReadFor.CORRECTION, ReadFor.COMPLAINT, ReadFor.HELP_LINE, ReadFor.VOICED, ReadFor.OUTSIDE)


class ComplaintState(models.TextChoices):
    """`ANSWERED` waits for the applicant, who closes it or contests the answer once; then it ends by itself."""

    OPEN = "open", _("ouverte")
    ANSWERED = "answered", _("répondue")
    CLOSED = "closed", _("traitée")


class SupplementState(models.TextChoices):
    """How far the applicant's answer to what is asked has come."""

    BEGUN = "begun", _("en préparation")
    QUARANTINED = "quarantined", _("un fichier attend son contrôle")
    GIVEN = "given", _("donné")


class Author(models.TextChoices):
    """Who wrote a line of the thread. An officer is never named: the office answers."""

    OFFICE = "office", _("le bureau")
    APPLICANT = "applicant", _("vous")


class About(models.TextChoices):
    """What a line of the thread says."""

    PIECE = "piece", _("pièce demandée")
    REPLY = "reply", _("réponse")
    NOTE = "note", _("message")
    REASONS = "reasons", _("motifs")
    COMPLAINT = "complaint", _("réclamation")
    ANSWER = "answer", _("réponse à la réclamation")
    WITHDRAWAL = "withdrawal", _("retrait")


class Occasion(StrEnum):
    """What a case owes to tell its applicant."""

    RECEIVED = "received"
    READY = "ready"
    PAUSED = "paused"
    RESUMED = "resumed"
    PAUSE_ENDING = "pause-ending"
    PAUSE_ENDED = "pause-ended"
    LATE = "late"
    CLOSED = "closed"
    COMPLAINT_ANSWERED = "complaint-answered"
    COMPLAINT_LATE = "complaint-late"
    FEE_REMINDER = "fee-reminder"
    ANSWER_REMINDER = "answer-reminder"
    DOCUMENT_REVOKED = "document-revoked"
    DOCUMENT_CORRECTED = "document-corrected"


class NoticeEnding(StrEnum):
    """What became of it. `MOOT`: it was no longer true when it could be told."""

    TOLD = "told"
    NOBODY = "nobody"
    MOOT = "moot"

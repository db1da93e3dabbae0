"""The words of the relations with users."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Author(models.TextChoices):
    """Who wrote a line of a denunciation; of the first nothing else is known."""

    REPORTER = "reporter", _("la personne qui dénonce")
    INSPECTOR = "inspector", _("l’inspection")


class ConcernKind(models.TextChoices):
    """What somebody wants of the desk. A denunciation is none: it has its own way, without a name."""

    REQUEST = "request", _("requête")
    COMPLAINT = "complaint", _("plainte")
    INFORMATION = "information", _("demande d’information")
    SUGGESTION = "suggestion", _("suggestion")


class Channel(models.TextChoices):
    """How it came. People write online and at a kiosk by themselves, platforms by machine; staff types the rest."""

    ONLINE = "online", _("en ligne")
    DESK = "desk", _("au guichet")
    REGISTER = "register", _("registre d’un centre")
    KIOSK = "kiosk", _("à la borne d’un centre")
    PHONE = "phone", _("appel téléphonique")
    WHATSAPP = "whatsapp", _("échange WhatsApp")
    MACHINE = "machine", _("autre plateforme")


class Sex(models.TextChoices):
    """As it is counted; nobody has to say it."""

    WOMAN = "woman", _("femme")
    MAN = "man", _("homme")


class ConcernState(models.TextChoices):
    OPEN = "open", _("à répondre")
    ANSWERED = "answered", _("répondue")
    CLOSED = "closed", _("close")


class Side(models.TextChoices):
    """Who wrote a remark."""

    PERSON = "person", _("la personne")
    DESK = "desk", _("le guichet")


class ScoreSource(models.TextChoices):
    """Who gave a score: the two are never counted together."""

    PERSON = "person", _("donnée par la personne")
    STAFF = "staff", _("saisie pour elle par un agent")


class ArticleState(models.TextChoices):
    """An answer is published once a second person has approved it."""

    PROPOSED = "proposed", _("à relire")
    APPROVED = "approved", _("publié")
    REFUSED = "refused", _("refusé")
    WITHDRAWN = "withdrawn", _("retiré")


class AppointmentState(models.TextChoices):
    BOOKED = "booked", _("attendu")
    CANCELLED = "cancelled", _("annulé")
    CAME = "came", _("venu")
    ABSENT = "absent", _("pas venu")


class TurnState(models.TextChoices):
    """Of somebody at a desk, with an appointment or without."""

    WAITING = "waiting", _("attend")
    CALLED = "called", _("appelé")
    DONE = "done", _("reçu")
    LEFT = "left", _("reparti")


class Told(models.TextChoices):
    """What a concern tells whoever wrote it."""

    RECEIVED = "received", _("elle est arrivée")
    ANSWERED = "answered", _("elle a sa réponse")
    LATE = "late", _("sa réponse est en retard")

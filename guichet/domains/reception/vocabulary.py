"""The words of a centre's day that its rows keep."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """As the focal point writes it in the register; a kiosk asks nobody."""

    WOMAN = "woman", _("femme")
    MAN = "man", _("homme")
    UNSAID = "unsaid", _("non dit")


class Purpose(models.TextChoices):
    """Why people come: the published list of the visit register."""

    REQUEST = "request", _("Faire une demande")
    COLLECT = "collect", _("Retirer un document")
    FOLLOW = "follow", _("Suivre une demande")
    ASK = "ask", _("Se renseigner")
    COMPLAIN = "complain", _("Se plaindre")
    OTHER = "other", _("Autre chose")


class Outcome(models.TextChoices):
    """How a visit ended."""

    DONE = "done", _("C’est fait")
    CONTINUES = "continues", _("À suivre : la personne reviendra ou attend une réponse")
    SENT_ON = "sent-on", _("Orientée vers un autre service")
    NOT_POSSIBLE = "not-possible", _("Pas possible aujourd’hui")
    LEFT = "left", _("Partie sans être reçue")


class TicketState(models.TextChoices):
    WAITING = "waiting", _("attend")
    CALLED = "called", _("appelé")
    RECEIVED = "received", _("reçu")
    ABSENT = "absent", _("absent")
    DONE = "done", _("terminé")


# The letter that the ticket begins with says for what people wait, so that a hall can be served by two counters.
FAMILIES: Mapping[Purpose, str] = {
    Purpose.REQUEST: "A",
    Purpose.COLLECT: "B",
    Purpose.FOLLOW: "C",
    Purpose.ASK: "C",
    Purpose.COMPLAIN: "D",
    Purpose.OTHER: "C",
}


class Check(models.TextChoices):
    """What is looked at before the doors open."""

    POWER = "power", _("Le courant est là, la batterie est chargée")
    LINK = "link", _("La liaison avec le nœud national a été essayée")
    KIOSK = "kiosk", _("La borne s’allume et répond au doigt")
    SCREEN = "screen", _("L’écran d’information montre ses annonces")
    PRINTER = "printer", _("L’imprimante a du papier")
    ROOM = "room", _("La salle est propre, l’accès est libre")


class IncidentKind(models.TextChoices):
    POWER = "power", _("Courant ou batterie")
    LINK = "link", _("Liaison")
    KIOSK = "kiosk", _("Borne")
    SCREEN = "screen", _("Écran d’information")
    PRINTER = "printer", _("Imprimante")
    PEOPLE = "people", _("Incident avec une personne")
    BUILDING = "building", _("Local")
    OTHER = "other", _("Autre")


class Source(models.TextChoices):
    """Who said whether a visitor was satisfied: what staff enter is never counted with what visitors press."""

    VISITOR = "visitor", _("le visiteur lui-même")
    STAFF = "staff", _("saisi par le centre")


class Dissatisfaction(models.TextChoices):
    """Why a visitor was not satisfied, as staff enter what they are told; a face pressed gives no reason."""

    WAITING = "waiting", _("L’attente")
    WELCOME = "welcome", _("L’accueil")
    UNANSWERED = "unanswered", _("La demande n’a pas reçu de réponse")
    PAPERS = "papers", _("Une pièce manquait")
    COST = "cost", _("Le coût")
    MACHINES = "machines", _("Une panne (courant, liaison, borne, imprimante)")
    OTHER = "other", _("Autre chose")


class About(models.TextChoices):
    """What a complaint is about. One about the centre is taken at the kiosk, where its people are not."""

    CENTRE = "centre", _("ce centre")
    ELSEWHERE = "elsewhere", _("un autre service de l’État")


class Became(models.TextChoices):
    """What became, at the national node, of a complaint that came with the reference and the code of a request."""

    ATTACHED = "attached", _("jointe à la demande : un autre bureau y répond")
    UNPROVEN = "unproven", _("ni jointe ni perdue : la référence ou le code n’ouvrent aucune demande")


class Hand(models.TextChoices):
    """What a person who may not read answers to what they were shown."""

    GREEN = "green", _("main verte : c’est bien cela")
    RED = "red", _("main rouge : ce n’est pas cela")

"""What a simulated phone shows: who wrote, when, what; the last message at the bottom."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.notifications.queries import Box, Simulated
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class BoxesPage:
    frame: Frame
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Bubble:
    subject: str
    text: str
    moment: str


@dataclass(frozen=True, slots=True)
class Thread:
    """`latest` is the number of the last message, 0 when there is none; `refresh` asks for what came since."""

    latest: int
    refresh: str
    bubbles: tuple[Bubble, ...]


@dataclass(frozen=True, slots=True)
class BoxPage:
    frame: Frame
    thread: Thread


def boxes(request: HttpRequest, found: tuple[Box, ...]) -> BoxesPage:
    return BoxesPage(
        frame=frame(
            request,
            title=_("Téléphones et courriels simulés"),
            description=_("Dans la démonstration, aucun message ne quitte cette machine : vous les lisez ici."),
            way=Way(back=Link(_("Accueil"), reverse("portal:home"))),
            listed=False,
        ),
        links=tuple(_link(each) for each in found),
    )


def _link(box: Box) -> Link:
    count = ngettext("%(count)d message", "%(count)d messages", box.count) % {"count": box.count}
    hint = _("%(count)s, le dernier le %(moment)s") % {"count": count, "moment": wording.moment(box.last_at)}
    return Link(text=box.address, href=reverse("phone:box", args=[box.address]), hint=hint)


def box(request: HttpRequest, address: str, messages: tuple[Simulated, ...]) -> BoxPage:
    return BoxPage(
        frame=frame(
            request,
            title=_("Messages reçus par %(address)s") % {"address": address},
            way=Way(back=Link(_("Tous les téléphones"), reverse("phone:boxes"))),
            listed=False,
        ),
        thread=thread(address, messages),
    )


def thread(address: str, messages: tuple[Simulated, ...]) -> Thread:
    """`messages` come newest first, as they are fetched; a phone shows them the other way round."""
    latest = messages[0].number if messages else 0
    return Thread(
        latest=latest,
        refresh=reverse("phone:news", args=[address, latest]),
        bubbles=tuple(Bubble(each.subject, each.text, wording.moment(each.received_at)) for each in messages[::-1]),
    )

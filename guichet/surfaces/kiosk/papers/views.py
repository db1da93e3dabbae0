"""Papers from the visitor's own phone: a square on the kiosk, an address on the local network, a photograph."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guichet.commons.catalogue.definition.procedure import Page, Shown
from guichet.commons.intake import queries as requests
from guichet.commons.intake.queries import DraftFacts
from guichet.commons.intake.uploads.base import Filed
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings import queries
from guichet.commons.sittings.queries import PassFacts
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import qr, sent_files, way
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.asking import ask
from guichet.surfaces.questions.blocks import Block, Holder, block
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class ToPhonePage:
    frame: Frame
    stay: Stay
    square: qr.Square
    arrived: str
    said: str
    onward: str


@dataclass(frozen=True, slots=True)
class ArrivedPart:
    """`arrived` is asked next: it tells when more has come than what was said."""

    arrived: str
    said: str


@dataclass(frozen=True, slots=True)
class PhonePage:
    """`block` is the question; None once it takes nothing more, or when `refusal` says why it is closed."""

    frame: Frame
    block: Block | None
    refusal: str
    received: str


@require_POST
@visiting
def to_phone(request: HttpRequest, name: str) -> HttpResponse:
    """The secret is told once, in the square of this page."""
    hold, act = device.hold_of(request), device.act_of(request)
    draft = requests.draft(hold, at=act.at)
    found = _asked(draft, name)
    if found is None:
        return HttpResponseRedirect(reverse("kiosk:filing:current"))
    page, shown = found
    secret = sittings.open_to_phone(
        token=device.token(request), hold=hold, question=name, act=device.act_of_sitting(request)
    )
    back = pages.address(draft, page)
    made = ToPhonePage(
        frame=framed(request, words.said(shown.entry.question.label), back=Link(_("Retour"), back)),
        stay=stay(request),
        square=qr.square(f"{settings.PUBLIC_URL}{reverse('kiosk:phone', args=[secret])}"),
        arrived=reverse("kiosk:papers:arrived", args=[name, 0]),
        said=_said(0),
        onward=back,
    )
    return render(request, "kiosk/papers/to_phone.html", {"page": made})


@unkept
def arrived(request: HttpRequest, name: str, seen: int) -> HttpResponse:
    """Asked again and again by the kiosk's page: it is no gesture of anybody. A file that comes is one."""
    now = queries.received(device.token_of(request), name, at=device.act_of_sitting(request).at)
    if now is None:
        return HttpResponse(headers={"HX-Refresh": "true"}, status=410)
    part = ArrivedPart(reverse("kiosk:papers:arrived", args=[name, now]), _said(now))
    answer = render(request, "kiosk/papers/_arrived.html", {"page": part})
    if now > seen:
        answer["HX-Trigger"] = "guichet:gesture"
    return answer


def _said(received: int) -> str:
    if not received:
        return _("Rien n’est encore arrivé.")
    return ngettext("%(count)d fichier est arrivé.", "%(count)d fichiers sont arrivés.", received) % {"count": received}


@measured
@unkept
def phone(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        found = queries.open_pass(secret, at=device.act_of_sitting(request).at)
        refused = _received(request, secret, found) if request.method == "POST" else []
        return _shown(request, found, refused)
    except Refused as refusal:
        page = PhonePage(frame(request, title=_("Envoyer un papier"), listed=False), None, refusal.message, "")
        return render(request, "kiosk/papers/phone.html", {"page": page}, status=410)


def _received(request: HttpRequest, secret: str, found: PassFacts) -> list[str]:
    """What was refused of what came, in words."""
    act = device.act_of(request)
    asked = _asked(requests.draft(found.hold, at=act.at), found.question)
    if asked is None:
        return []
    sent = len(request.FILES.getlist(found.question))
    refused = sent_files.receive(
        request, [asked[1]], lambda question, checked: sent_files.attach(found.hold, question, checked, act)
    )
    for _file in range(sent - len(refused)):
        sittings.count_received(secret=secret, act=device.act_of_sitting(request))
    return refused


def _shown(request: HttpRequest, found: PassFacts, refused: list[str]) -> HttpResponse:
    draft = requests.draft(found.hold, at=device.act_of(request).at)
    asked = _asked(draft, found.question)
    shown = asked[1] if asked else None
    sent = request.method == "POST" and not refused
    page = PhonePage(
        frame=frame(request, title=_("Envoyer un papier"), listed=False, navigation=()),
        block=_block(draft, shown) if shown else None,
        refusal=" ".join(refused),
        received=_("C’est arrivé. Regardez la borne : vous pouvez continuer là-bas.") if sent else "",
    )
    return render(request, "kiosk/papers/phone.html", {"page": page}, status=422 if refused else 200)


def _block(draft: DraftFacts, shown: Shown) -> Block:
    holder = Holder(files=draft.content.files, uploads="", item_address=lambda _number: "")
    return block(shown, ask([shown], draft.today), holder, alone=False)


def _asked(draft: DraftFacts, name: str) -> tuple[Page, Shown] | None:
    """The question that takes files, as it is asked now, and its page."""
    for page in way.steps(draft):
        for shown in page.questions:
            if shown.entry.name == name and isinstance(shown.entry.question, Filed):
                return page, shown
    return None

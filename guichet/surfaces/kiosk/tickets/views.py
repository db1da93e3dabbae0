"""Leaving for later with a paper ticket, and coming back with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.intake.codes import Ticket, is_secret
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.tickets import leaving, resuming
from guichet.commons.printing import typesetting
from guichet.commons.sittings import operations as sittings
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay.beginning import token_for
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.kiosk.tickets import slips
from guichet.surfaces.kiosk.tickets.marks import MARKS, ON_A_TICKET, Mark, drawn, mark
from guichet.surfaces.questions import papers, qr
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


class NothingOpens(Refused):
    """The same words for whatever is wrong: nobody learns from them whether a request exists."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette référence, ce code et ces images n’ouvrent aucune demande. Vérifiez-les signe par signe. Après "
                "cinq essais, attendez un quart d’heure ; après 30 jours sans changement, une demande commencée est "
                "effacée."
            )
        )


class Unreadable(Refused):
    """A scanner typed something of a square, and not all of it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Le carré n’a pas été lu en entier. Montrez-le de nouveau, bien à plat ; s’il est abîmé, recopiez la "
                "référence et le code là où le ticket a été fait."
            )
        )


@dataclass(frozen=True, slots=True)
class KeptPage:
    """`fields` are what the printed page needs to be made again: the codes are kept nowhere else."""

    frame: Frame
    stay: Stay
    ticket: Ticket
    marks: tuple[Mark, ...]
    square: qr.Square
    kept_until: datetime
    notice: tuple[str, str]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResumePage:
    frame: Frame
    stay: Stay
    form: forms.Form
    refusal: str
    marks: tuple[tuple[str, Mark, bool], ...]
    most: int


@require_POST
@visiting
def keep(request: HttpRequest) -> HttpResponse:
    """The codes are told once, in the answer to the press of the button: they are kept nowhere in clear."""
    hold, act, marks = device.hold_of(request), device.act_of(request), drawn()
    keep_here = partial(sittings.keep, token=device.token(request))
    ticket = leaving.keep(hold=hold, mark=mark(marks), act=device.act_of_sitting(request), by=keep_here)
    printed = papers.hand_out(slips.ticket(ticket, marks, act.at))
    page = KeptPage(
        frame=framed(request, _("Votre demande est gardée")),
        stay=stay(request),
        ticket=ticket,
        marks=tuple(MARKS[name] for name in marks),
        square=qr.square(slips.carried(ticket)),
        kept_until=slips.kept_until(act.at),
        notice=papers.said(printed),
        fields=(("reference", ticket.reference), ("code", ticket.code), ("secret", ticket.secret), *_named(marks)),
    )
    answer = render(request, "kiosk/tickets/kept.html", {"page": page})
    device.put_down(answer)
    return answer


def _named(marks: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("mark", name) for name in marks]


@require_POST
@visiting
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The ticket as the page shows it: what is printed opens nothing that the page did not."""
    told = request.POST
    reference = references.read(told.get("reference", "")) or ""
    ticket = Ticket(reference, told.get("code", "")[:20], told.get("secret", "")[:40])
    marks = tuple(name for name in told.getlist("mark") if name in MARKS)[:ON_A_TICKET]
    slip = slips.ticket(ticket, marks, device.act_of(request).at)
    made = typesetting.pdf(slip, roll=settings.RECEIPT_ROLL)
    return HttpResponse(made, content_type="application/pdf")


def _question() -> type[forms.Form]:
    declared = {
        "reference": forms.TextField(label=_("Référence de la demande"), short=True, max_length=300, required=False),
        "code": forms.TextField(label=_("Code de reprise"), short=True, max_length=300, required=False),
    }
    return type("TicketForm", (forms.Form,), declared)


@unkept
def resume(request: HttpRequest) -> HttpResponse:
    """With the square, read by a scanner that types, or with the reference, the code and the three pictures."""
    form, refusal = _question()(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            return _taken_up(request, _opened(request, form.cleaned_data))
        except Refused as refused:
            form, refusal = _shown_again(form), refused.message
    page = ResumePage(
        framed(request, _("Reprendre avec un ticket"), back=Link(_("Retour"), reverse("kiosk:browsing:welcome"))),
        stay(request),
        form,
        refusal,
        tuple((name, each, name in request.POST.getlist("mark")) for name, each in MARKS.items()),
        ON_A_TICKET,
    )
    return render(request, "kiosk/tickets/resume.html", {"page": page}, status=422 if refusal or form.errors else 200)


def _shown_again(form: forms.Form) -> forms.Form:
    """What was typed by hand stays; what a scanner typed has a secret in it, and is not left on the screen."""
    was_scanned = any(slips.CARRIED in str(told) for told in form.cleaned_data.values())
    return _question()() if was_scanned else form


def _opened(request: HttpRequest, told: Mapping[str, str]) -> Hold:
    """Raises NothingOpens, Unreadable, and the refusals of `resuming.resume`."""
    reference, proof = _proof(told["reference"], told["code"])
    touched = mark(request.POST.getlist("mark"))
    hold = resuming.resume(reference=reference, proof=proof, mark=touched, act=device.act_of(request))
    if hold is None:
        raise NothingOpens
    return hold


def _proof(reference: str, code: str) -> tuple[str, str]:
    """What was typed by hand, or what a scanner types: an address that ends with the reference and the secret."""
    scanned = next((text for text in (reference, code) if slips.CARRIED in text), "")
    if not scanned:
        return references.read(reference) or "", code.strip()
    read, _dot, secret = scanned.rpartition(slips.CARRIED)[2].strip().partition(".")
    found = references.read(read)
    if found is None or not is_secret(secret):
        raise Unreadable
    return found, secret


def _taken_up(request: HttpRequest, hold: Hold) -> HttpResponse:
    token = token_for(request)
    sittings.take_up(token=token, reference=hold.reference, act=device.act_of_sitting(request))
    answer = HttpResponseRedirect(reverse("kiosk:filing:current"))
    device.give(answer, token=token, hold=hold)
    return answer

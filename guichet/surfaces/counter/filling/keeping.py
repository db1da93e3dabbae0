"""How a request comes into a focal point's hands, and how it leaves them: for later, or with its person."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import KEPT
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.commons.intake.tickets import leaving, node
from guichet.commons.printing.slips import Line, Slip
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.filling import device, forms, pages
from guichet.surfaces.counter.filling.holding import with_person
from guichet.surfaces.counter.framing import here
from guichet.surfaces.questions import papers
from guichet.surfaces.ui import wording


def taken_up(request: HttpRequest, hold: Hold) -> HttpResponse:
    """The request is in hand from now on; what was in hand before leaves as if its person had gone."""
    _set_down(request, act_of(request))
    answer = redirect("counter:filling:current")
    device.give(answer, hold)
    return answer


@require_POST
@with_person
def end(request: HttpRequest) -> HttpResponse:
    """« Terminer avec cette personne »: what was given is sealed and sent now."""
    _set_down(request, act_of(request))
    answer = redirect("counter:home")
    device.put_down(answer)
    return answer


@require_POST
@with_person
def keep(request: HttpRequest) -> HttpResponse:
    """The code is told once, in the answer to the press of the button: it is kept nowhere in clear."""
    answer = _kept(request, device.hold_of(request))
    device.put_down(answer)
    return answer


@with_person
def resume(request: HttpRequest) -> HttpResponse:
    form = forms.Resume(sent(request)[0])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            hold = intake.resume_assisted(
                reference=given["reference"], proof=given["code"].strip(), act=act_of(request)
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            if hold is not None:
                return taken_up(request, hold)
            form.add_error(None, _made_elsewhere(given["reference"]) or _nothing_opens())
    page = pages.resume(request, form)
    return render(request, "counter/filling/resume.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
@with_person
def hand_back(request: HttpRequest, reference: str) -> HttpResponse:
    """What was left here: begun under a mandate, it goes on here; else its author gets a ticket, and goes on alone."""
    hold = intake.hand_back(reference=reference, act=act_of(request))
    if hold is None:
        raise HeldElsewhere
    if queries.draft(hold, at=act_of(request).at).helped.mandate:
        return taken_up(request, hold)
    return _kept(request, hold)


def _set_down(request: HttpRequest, act: Act) -> None:
    if hold := device.held(request):
        intake.set_down(reference=hold.reference, act=act)


def _kept(request: HttpRequest, hold: Hold) -> HttpResponse:
    act = act_of(request)
    ticket = leaving.keep(hold=hold, act=act)
    until = act.at + KEPT - timedelta(days=1)
    square = f"{node.address_for_phones()}{reverse('portal:filing:resume')}#{ticket.reference}.{ticket.secret}"
    printed = papers.hand_out(_slip(ticket, square, wording.day(until)))
    page = pages.kept(request, ticket, square, until, papers.said(printed))
    return render(request, "counter/filling/kept.html", {"page": page})


def _slip(ticket: Ticket, square: str, until: str) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Ticket pour reprendre"),
        subtitle=_("Montrez ce ticket au guichet ou à la borne pour finir votre demande."),
        lines=(Line(_("Référence"), ticket.reference, large=True), Line(_("Code de reprise"), ticket.code, large=True)),
        notes=(
            _("Gardée jusqu’au %(day)s.") % {"day": until},
            _("Qui a ce ticket peut lire vos réponses : ne le donnez à personne."),
        ),
        square=square,
        demonstration=settings.DEMONSTRATION,
    )


def _made_elsewhere(reference: str) -> str:
    """A mandate is of one centre, and so is what is written under it; the reference says which."""
    place = reference.partition("-")[0]
    if place == here():
        return ""
    return _(
        "Ce ticket vient d’un autre lieu (%(place)s). Ce qui y est écrit se finit là-bas, ou par la personne "
        "elle-même, à la borne, avec le carré du ticket."
    ) % {"place": place}


def _nothing_opens() -> str:
    """The same words for whatever is wrong."""
    return _(
        "Cette référence et ce code n’ouvrent aucune demande. Vérifiez les deux signe par signe. Après cinq essais, "
        "attendez un quart d’heure ; après 30 jours sans changement, une demande commencée est effacée."
    )

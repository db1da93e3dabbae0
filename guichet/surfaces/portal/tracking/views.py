"""Following a request by its reference and its code, or signed in. What does not exist and what is another's look
the same."""

from collections.abc import Callable
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.documents.queries import Issued
from guichet.commons.documents.refusals import NotYours as NoDocument
from guichet.commons.intake import queries as intake
from guichet.commons.notifications import queries as outbox
from guichet.commons.payments import operations as payments
from guichet.commons.payments import queries as fees
from guichet.commons.payments import registry as payment_registry
from guichet.commons.public_log import queries as public_log
from guichet.commons.public_log.models import Alarm
from guichet.domains.casework import desk, openings, replying
from guichet.domains.casework import queries as casework
from guichet.domains.casework.opening import Words
from guichet.domains.casework.queries import Tracked
from guichet.domains.casework.refusals import NothingToClose, NotYours
from guichet.domains.casework.replying import Reply
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.portal.tracking import entering, forms, pages
from guichet.surfaces.portal.tracking.pages import Fetched, Filled
from guichet.surfaces.questions import receipts
from guichet.surfaces.ui import log_words

CODES = "portal.tracking"
LOST = "portal.tracking.lost"


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The square of a receipt comes here, with the reference; what is wanted of the request may be said with it."""
    asked = receipts.asked(request)
    form = forms.Open(request.POST or None, initial={"reference": asked})
    reference = opened(request, form) if request.method == "POST" and form.is_valid() else None
    if reference:
        return redirect(f"portal:tracking:{'withdraw' if receipts.withdraws(request) else 'show'}", reference)
    if request.method == "POST" and (lost := _lost(request, form)):
        return redirect("portal:tracking:proofs", lost)
    shown = entering.start(request, form, asked)
    return render(request, "portal/tracking/start.html", {"page": shown}, status=422 if form.errors else 200)


@never_cache
def complain_from_receipt(request: HttpRequest) -> HttpResponse:
    """One page for the proof and the words: from the square of a receipt it is one touch away."""
    form = forms.ComplainFromReceipt(request.POST or None, initial={"reference": receipts.asked(request)})
    reference = opened(request, form) if request.method == "POST" and form.is_valid() else None
    if reference:
        given = form.cleaned_data
        try:
            desk.complain(reference, given["code"], given["text"], act_of(request, Surface.PORTAL), given["once"])
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return redirect(f"{reverse('portal:tracking:show', args=[reference])}#plainte")
    shown = entering.complain_from_receipt(request, form)
    return render(request, "portal/tracking/complain.html", {"page": shown}, status=422 if form.errors else 200)


def opened(request: HttpRequest, form: forms.Open) -> str | None:
    """The reference that a valid form proves, from now on open in this session; else the form says why not."""
    reference, code = references.read(form.cleaned_data["reference"]) or "", form.cleaned_data["code"]
    try:
        casework.case_of(reference, code)
    except NotYours as refusal:
        form.add_error("reference", refusal.message)
        return None
    request.session[CODES] = {**request.session.get(CODES, {}), reference: code}
    return reference


def _lost(request: HttpRequest, form: forms.Open) -> str | None:
    """The reference of a request that a restoration lost, and whose lines are still its holder's to prove."""
    reference, code = references.read(form.data.get("reference", "")) or "", form.data.get("code", "")
    try:
        openings.of_holder(reference, code)
    except NotYours:
        return None
    request.session[LOST] = {**request.session.get(LOST, {}), reference: code}
    return reference


def code_of_a_lost(request: HttpRequest, reference: str) -> str | None:
    """The code proved in this session of a request that is no more; None where there is none."""
    kept = request.session.get(LOST, {}).get(reference)
    return kept if isinstance(kept, str) else None


@never_cache
def show(request: HttpRequest, reference: str) -> HttpResponse:
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    return page(request, reference, code)


@require_POST
@never_cache
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """To the provider's own page, which brings the person back here; to here at once when nothing is owed."""
    back = reverse("portal:tracking:show", args=[reference])
    owed = fees.owed_about(reference) if code_of(request, reference) else ()
    providers = payment_registry.providers()
    if not owed or not providers:
        return redirect(back)
    act = act_of(request, Surface.PORTAL)
    address = payments.start(payment=owed[0], provider=providers[0].code, act=act)
    return redirect(f"{address}?{urlencode({'retour': back})}")


@require_safe
@never_cache
def document(request: HttpRequest, reference: str) -> HttpResponse:
    """The sealed file, as a download: its seal is lost where a browser saves what it shows."""
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    issued = casework.tracking(reference, code).document
    try:
        file = casework.document_of(reference, code)
    except NoDocument:
        raise Http404 from None
    name = f"{issued.reference if issued else reference}.pdf"
    return HttpResponse(
        file, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_POST
@never_cache
def write(request: HttpRequest, reference: str) -> HttpResponse:
    form = forms.Message(request.POST)
    return _write(request, reference, form, Filled(message=form), replying.write)


@require_POST
@never_cache
def complain(request: HttpRequest, reference: str) -> HttpResponse:
    form = forms.Complain(request.POST)
    return _write(request, reference, form, Filled(complain=form), desk.complain)


@require_POST
@never_cache
def contest(request: HttpRequest, reference: str) -> HttpResponse:
    form = forms.Contest(request.POST)
    return _write(request, reference, form, Filled(contest=form), desk.contest_answer)


@require_POST
@never_cache
def close_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """What was closed meanwhile is closed: the page says so."""
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    with suppress(NothingToClose):
        desk.close_complaint(reference, code, act_of(request, Surface.PORTAL))
    return redirect("portal:tracking:show", reference)


def _write(
    request: HttpRequest,
    reference: str,
    form: forms.Message | forms.Complain | forms.Contest,
    filled: Filled,
    keep: Callable[[str, str, str, Act, str], None],
) -> HttpResponse:
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    if form.is_valid():
        given = form.cleaned_data
        try:
            keep(reference, code, given["text"], act_of(request, Surface.PORTAL), given["once"])
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return redirect("portal:tracking:show", reference)
    return page(request, reference, code, filled)


def page(request: HttpRequest, reference: str, code: str, filled: Filled | None = None) -> HttpResponse:
    """The request as it is; with what was filled in and refused, when something was."""
    act = act_of(request, Surface.PORTAL)
    thread, reply = _sealed(reference, code, act)
    tracked, told = casework.tracking(reference, code), outbox.told_about(reference)
    fetched = Fetched(
        tracked,
        thread,
        told,
        intake.depositor(reference),
        reply,
        casework.forecast(tracked, act.at),
        _contested(tracked),
    )
    shown = pages.show(request, fetched, filled or Filled(), act.at)
    return render(request, "portal/tracking/show.html", {"page": shown}, status=422 if filled else 200)


def _contested(tracked: Tracked) -> tuple[str, ...]:
    """What to know of a request, or of its document, that came while the public log was contested."""
    told = (
        log_words.received_while_contested(public_log.contested(tracked.received_at)),
        log_words.issued_while_contested(_contest_of(tracked.document)),
    )
    return tuple(filter(None, told))


def _contest_of(document: Issued | None) -> Alarm | None:
    """From when its day was fixed, which is printed, until it was there."""
    if document is None or document.issued_at is None:
        return None
    return public_log.contested(document.dated_at or document.issued_at, document.issued_at)


def _sealed(reference: str, code: str, act: Act) -> tuple[tuple[Words, ...] | None, Reply | None]:
    """Nothing while the keeper of keys is silent: what is not sealed is shown all the same."""
    try:
        return desk.thread(reference, code, act), replying.reply(reference, code, act)
    except KeeperUnavailable:
        return None, None


def code_of(request: HttpRequest, reference: str) -> str | None:
    """The code proved in this session, or that of a case of whoever is signed in; None for anybody else."""
    kept = request.session.get(CODES, {}).get(reference)
    if isinstance(kept, str):
        return kept
    try:
        casework.tracking_by(viewer_of(request), reference)
    except NotYours:
        return None
    return casework.tracking_code(reference)

"""« Demander pourquoi »: a complaint about one reading, answered by another office than the one that read."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guichet.domains.casework import desk, queries
from guichet.domains.casework.looked import Seen
from guichet.domains.casework.queries import Counted
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.portal.tracking.views import code_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow
from guichet.surfaces.ui.reading_words import reader, why


@dataclass(frozen=True, slots=True)
class WhyPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    counted: str
    refusal: str
    proof: Link | None
    command: str
    form: forms.AskWhy
    submit: str


@never_cache
def ask(request: HttpRequest, reference: str, reading: str) -> HttpResponse:
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    try:
        seen = queries.reading(reference, code, reading)
    except NotYours:
        raise Http404 from None
    form = forms.AskWhy(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            desk.ask_why(reference, code, reading, form.cleaned_data["text"], act_of(request, Surface.PORTAL))
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return redirect(f"{reverse('portal:tracking:show', args=[reference])}#plainte")
    page = _page(request, reference, (seen, queries.counted(reference, code, reading)), form)
    return render(request, "portal/tracking/why.html", {"page": page}, status=422 if form.errors else 200)


@require_safe
@never_cache
def proof(request: HttpRequest, reference: str, reading: str) -> HttpResponse:
    """What shows to anybody that this reading was counted; 404 before its day is over."""
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    try:
        counted = queries.counted(reference, code, reading)
    except NotYours:
        raise Http404 from None
    if counted is None or counted.proof is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{reference}-{reading}.json"'}
    return HttpResponse(counted.proof, "application/json", headers=headers)


def _page(request: HttpRequest, reference: str, found: tuple[Seen, Counted | None], form: forms.AskWhy) -> WhyPage:
    seen, counted = found
    back = Link(_("Retour à la demande"), reverse("portal:tracking:show", args=[reference]))
    return WhyPage(
        frame=frame(request, title=_("Demander pourquoi"), way=Way(back=back), listed=False),
        rows=(
            SummaryRow(_("Votre demande"), reference),
            SummaryRow(_("Bureau"), reader(seen)),
            SummaryRow(_("Pourquoi"), why(seen)),
            SummaryRow(_("Quand"), wording.moment(seen.at)),
        ),
        counted=_counted(counted),
        refusal=_("Les consultations de ce jour ont été changées depuis.") if counted and not counted.holds else "",
        proof=_proof(reference, seen, counted),
        command=f"guichet log reading {reference}-{seen.identifier}.json --key "
        f'"$(curl -s {settings.PUBLIC_URL}{reverse("public-log:keys")} | tail -1)"',
        form=form,
        submit=_("Envoyer ma question"),
    )


def _counted(counted: Counted | None) -> str:
    if counted is None:
        return _("Elle sera comptée dans le journal public quand la journée sera finie.")
    said = ngettext(
        "Elle est la seule consultation comptée le %(day)s, et le journal public en a l’empreinte.",
        "Elle est parmi les %(count)s consultations comptées le %(day)s, dont le journal public a l’empreinte.",
        counted.size,
    )
    return said % {"count": wording.number(counted.size), "day": wording.day(counted.day)}


def _proof(reference: str, seen: Seen, counted: Counted | None) -> Link | None:
    if counted is None or counted.proof is None:
        return None
    address = reverse("portal:tracking:reading-proof", args=[reference, seen.identifier])
    return Link(_("Télécharger la preuve"), address)

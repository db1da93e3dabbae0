"""« Demander pourquoi »: a complaint about one reading, answered by another office than the one that read."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guichet.domains.casework import desk, queries
from guichet.domains.casework.looked import Seen
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.portal.readers import reader, why
from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.portal.tracking.views import code_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow


@dataclass(frozen=True, slots=True)
class WhyPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
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
    page = _page(request, reference, seen, form)
    return render(request, "portal/tracking/why.html", {"page": page}, status=422 if form.errors else 200)


def _page(request: HttpRequest, reference: str, seen: Seen, form: forms.AskWhy) -> WhyPage:
    back = Link(_("Retour à la demande"), reverse("portal:tracking:show", args=[reference]))
    return WhyPage(
        frame=frame(request, title=_("Demander pourquoi"), way=Way(back=back), listed=False),
        rows=(
            SummaryRow(_("Votre demande"), reference),
            SummaryRow(_("Bureau"), reader(seen)),
            SummaryRow(_("Pourquoi"), why(seen)),
            SummaryRow(_("Quand"), wording.moment(seen.at)),
        ),
        form=form,
        submit=_("Envoyer ma question"),
    )

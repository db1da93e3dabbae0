"""Staff write for the screens of centres, in the name of their authority."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements import pictures, policies, queries, videos
from guichet.commons.announcements.refusals import PictureRefused, VideoRefused
from guichet.commons.announcements.vocabulary import Kind
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake.uploads import antivirus
from guichet.commons.intake.uploads.antivirus import Verdict
from guichet.commons.sync import blobs
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.announcements import forms, pages

STAFF = tuple(sorted(policies.WRITING))


@require_safe
@staff_only(role=STAFF)
def every(request: HttpRequest) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    number = request.GET.get("page", "")
    found = queries.items(viewer, act.at, page=int(number) if number.isdecimal() else 1)
    page = pages.every(request, found, writes=bool(policies.authorities_of(viewer)))
    return render(request, "backoffice/announcements/every.html", {"page": page})


@staff_only(role=STAFF)
def write(request: HttpRequest, kind: str) -> HttpResponse:
    authorities = policies.authorities_of(viewer_of(request))
    if kind not in Kind.values:
        raise Http404
    if not authorities:
        raise PermissionDenied  # a national administrator approves, and speaks for nobody
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Write(Kind(kind), authorities, catalogue.current(), *sent)
    if sent and form.is_valid() and (reference := _proposed(request, form)):
        return redirect("backoffice:announcements:show", reference)
    page = pages.write(request, form)
    return render(request, "backoffice/announcements/write.html", {"page": page}, status=422 if form.errors else 200)


def _proposed(request: HttpRequest, form: forms.Write) -> str:
    """Its reference, or nothing when it was refused. Its files are on the disk before the row that names them."""
    try:
        draft = form.draft(_kept_picture(form), *_kept_video(form))
        item = announcements.propose(draft=draft, staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    except PictureRefused as refusal:
        form.add_error("picture", refusal.message)
        return ""
    except VideoRefused as refusal:
        form.add_error("video", refusal.message)
        return ""
    except Refused as refusal:
        form.add_error("last_on", refusal.message)
        return ""
    return item.reference


def _kept_picture(form: forms.Write) -> str:
    sent = form.cleaned_data.get("picture")
    return blobs.keep(pictures.remade(sent.read())) if sent else ""


def _kept_video(form: forms.Write) -> tuple[str, int]:
    """It cannot be made anew, so it is scanned first: without a scanner only a demonstration takes it."""
    sent = form.cleaned_data.get("video")
    if not sent:
        return "", 0
    content = sent.read()
    verdict = antivirus.scan(content)
    if verdict is Verdict.INFECTED:
        raise VideoRefused(_("Ce fichier contient un virus : il n’a pas été gardé."))
    if verdict is Verdict.DOUBT or (verdict is Verdict.ABSENT and not settings.DEMONSTRATION):
        raise VideoRefused(_("L’analyse des virus est arrêtée : rien n’a été gardé. Réessayez plus tard."))
    clip = videos.looked_through(content)
    return blobs.keep(clip.content), clip.seconds

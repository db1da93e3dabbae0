"""The six methods of GeoReport v2, its discovery, and what describes them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import openly
from guichet.domains.relations.concerning import Given
from guichet.foundation.demonstration import clock
from guichet.surfaces.api.open311 import asking, describing, sending, shaping, subjects
from guichet.surfaces.api.open311.faults import Fault, not_found, nothing_there
from guichet.surfaces.api.open311.writing import Content, Form, written
from guichet.surfaces.ui import wording

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
KEPT = "public, max-age=300"
KEPT_SHORTLY = "public, max-age=60"


def discovery(request: HttpRequest, form: Form) -> HttpResponse:
    _only(request, "GET")
    now = catalogue.current()
    changeset = f"{now.published_at:%Y-%m-%d %H:%M}" if now.published_at else ""
    found = {
        "changeset": changeset,
        "contact": _("Écrivez à %(address)s") % {"address": settings.PUBLIC_URL + reverse("portal:concerns:start")},
        "key_service": _("Sans clé, vingt messages par heure et par réseau. Une clé se demande à qui tient ce site."),
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": f"{settings.PUBLIC_URL}/open311/v2",
                "changeset": changeset,
                "type": "test" if settings.DEMONSTRATION else "production",
                "formats": [each.media_type for each in Form],
            }
        ],
    }
    return _kept(written(found, form, root="discovery"), KEPT)


def description(request: HttpRequest, form: Form) -> HttpResponse:
    """In OpenAPI 3.1, which is JSON whatever form the rest has."""
    _only(request, "GET")
    return _kept(written(describing.described(), form, root="openapi"), KEPT)


def services(request: HttpRequest, form: Form) -> HttpResponse:
    _only(request, "GET")
    return _kept(written([subjects.service(each) for each in subjects.every()], form, root="services"), KEPT)


def service(request: HttpRequest, form: Form, code: str) -> HttpResponse:
    _only(request, "GET")
    found = subjects.definition(subjects.subject_of(code), catalogue.current())
    return _kept(written(found, form, root="service_definition"), KEPT)


def requests(request: HttpRequest, form: Form) -> HttpResponse:
    _only(request, "GET", "POST")
    return _sent(request, form) if request.method == "POST" else _listed(request, form)


def _listed(request: HttpRequest, form: Form) -> HttpResponse:
    at = clock.now()
    listing = asking.listing(request, at)
    if listing.references:
        found, total = openly.named(listing.references), None
    else:
        found = openly.concerns(listing.asked, at, start=listing.start, size=listing.size)
        total = openly.count(listing.asked, at)
    now, extended = catalogue.current(), asking.is_extended(request)
    content = [shaping.request(each, now, extended=extended) for each in found]
    response = _kept(written(content, form, root="service_requests"), KEPT_SHORTLY)
    if total is not None:
        response.headers["X-Total-Count"] = str(total)
    return response


def _sent(request: HttpRequest, form: Form) -> HttpResponse:
    given = sending.send(request)
    follow = settings.PUBLIC_URL + reverse("portal:concerns:follow")
    found: dict[str, Content] = {
        "service_request_id": given.reference,
        "service_notice": _notice(given, follow),
        "account_id": None,
    }
    if asking.is_extended(request):
        found["extended_attributes"] = {"return_code": given.code, "follow_url": follow}
    return written([found], form, root="service_requests")


def _notice(given: Given, follow: str) -> str:
    notice = _(
        "Réponse au plus tard le %(day)s, de : %(agency)s. Gardez le code de retour %(code)s : "
        "lui seul ouvre la réponse, à %(address)s"
    )
    return notice % {
        "day": wording.day(given.due_at),
        "agency": shaping.agency(catalogue.current(), given.to),
        "code": given.code,
        "address": follow,
    }


def request(request: HttpRequest, form: Form, reference: str) -> HttpResponse:
    _only(request, "GET")
    found = openly.named([reference])
    if not found:
        raise not_found(_("service_request_id : ce numéro n’existe pas. Relisez-le."))
    now, extended = catalogue.current(), asking.is_extended(request)
    content = [shaping.request(each, now, extended=extended) for each in found]
    return _kept(written(content, form, root="service_requests"), KEPT_SHORTLY)


def token(request: HttpRequest, form: Form, token: str) -> HttpResponse:  # noqa: ARG001 there is none to look up
    """Every message has its number at once: the specification then knows no token."""
    _only(request, "GET")
    raise not_found(_("token : il n’y en a pas ici, chaque message a son numéro tout de suite."))


def unknown(request: HttpRequest, form: Form, rest: str) -> HttpResponse:  # noqa: ARG001 where it would have led
    raise nothing_there()


def _only(request: HttpRequest, *methods: str) -> None:
    allowed = {*methods, "HEAD"} if "GET" in methods else set(methods)
    if request.method not in allowed:
        said = ", ".join(methods)
        raise Fault(
            _("Cette adresse répond seulement à %(verbs)s.") % {"verbs": said}, status=405, headers={"Allow": said}
        )


def _kept(response: HttpResponse, how_long: str) -> HttpResponse:
    response.headers["Cache-Control"] = how_long
    return response

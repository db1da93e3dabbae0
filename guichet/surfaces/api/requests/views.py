"""Filing for people, and following what was filed. What is another's and what does not exist look the same."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Header, Query, Router, Status

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.snapshot import Sheet
from guichet.commons.intake import operations as intake
from guichet.commons.intake import policies, queries
from guichet.commons.intake.deposits import Filing, Parcel
from guichet.commons.intake.models import Submission
from guichet.commons.intake.refusals import FormChanged, NotOffered
from guichet.domains.casework import queries as casework
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind as KeyKind
from guichet.foundation.lib.act import Act
from guichet.foundation.places import references
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.api.admission import Token, act_of, caller_of
from guichet.surfaces.api.requests import files, judging, shaping
from guichet.surfaces.api.requests.shapes import Key, ReceiptShape, RequestLine, RequestShape, TrackedShape
from guichet.surfaces.api.shapes import WITH_A_TOKEN, Page, Paging, answers

router = Router(tags=["requests"])
SUBMIT, TRACK = Token(Scope.SUBMIT), Token(Scope.TRACK)


@router.post(
    "/requests",
    auth=SUBMIT,
    response=answers(ReceiptShape, 400, 409, 413, 422, 507, *WITH_A_TOKEN) | {201: ReceiptShape},
    url_name="requests",
    summary=gettext_noop("Déposer une demande pour une personne"),
    description=gettext_noop(
        "Toute la demande en une fois, ou rien. La même clé avec le même corps rend la même référence : après une "
        "coupure, renvoyez sans crainte. Remettez à la personne sa référence et son code."
    ),
)
def submit(
    request: HttpRequest,
    response: HttpResponse,
    wanted: RequestShape,
    key: Annotated[Key, Header(alias="Idempotency-Key")],
) -> Status[ReceiptShape]:
    caller, act = caller_of(request), act_of(request)
    parcel = Parcel(caller.token, key, wanted.service, request.body)
    if before := queries.deposited(parcel):
        return Status(200, shaping.receipt(before))
    submission = _deposited(request, parcel, wanted, act)
    response.headers["Location"] = reverse("api:request", args=[submission.reference])
    return Status(201, shaping.receipt(queries.receipt_of(submission)))


def _deposited(request: HttpRequest, parcel: Parcel, wanted: RequestShape, act: Act) -> Submission:
    """Judged and its files checked before the operation, which then takes milliseconds."""
    form = Form(_sheet(wanted).service)
    arrived, faults = files.arrived(wanted.files, form)
    judging.refuse_wrong(form, wanted.answers, arrived, faults, act.at.astimezone(BENIN).date())
    recipient = keys.current(KeyKind.INTAKE)
    with files.checked(arrived) as kept:
        filing = Filing(parcel, wanted.version, wanted.language, wanted.answers, kept)
        return intake.deposit(filing=filing, caller=caller_of(request), recipient=recipient, act=act)


def _sheet(wanted: RequestShape) -> Sheet:
    sheet = catalogue.current().sheets.get(wanted.service)
    if sheet is None or sheet.service.procedure is None:
        raise NotOffered(policies.not_here())
    if sheet.version != wanted.version:
        raise FormChanged
    return sheet


@router.get(
    "/requests",
    auth=TRACK,
    response=answers(Page[RequestLine], 422, *WITH_A_TOKEN),
    url_name="requests",
    summary=gettext_noop("Les demandes déposées avec ce jeton"),
    description=gettext_noop("La dernière d’abord."),
)
def requests(request: HttpRequest, paging: Query[Paging]) -> Page[RequestLine]:
    total, lines = queries.deposits_of(caller_of(request).token, first=paging.first, most=paging.size)
    items = [shaping.line(each) for each in lines]
    return Page[RequestLine](total=total, page=paging.page, size=paging.size, items=items)


@router.get(
    "/requests/{reference}",
    auth=TRACK,
    response=answers(TrackedShape, 404, 422, *WITH_A_TOKEN),
    url_name="request",
    summary=gettext_noop("Où en est une demande, et qui l’a consultée"),
    description=gettext_noop(
        "Une demande déposée avec ce jeton s’ouvre par sa référence ; une autre veut aussi le code de la personne."
    ),
)
def request(
    request: HttpRequest, reference: str, code: Annotated[str, Header(alias="Tracking-Code", max_length=60)] = ""
) -> TrackedShape:
    known = references.read(reference) or ""
    if queries.has_deposited(caller_of(request).token, known):
        code = casework.tracking_code(known)
    case = casework.tracking(known, code)
    return shaping.tracked(case, deposited_by=queries.depositor(known))

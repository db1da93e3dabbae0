"""Every question others may ask about requests being made, each scoped to who may know."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Walk, walk
from guichet.commons.intake import codes, deposits, holding, tracking_codes
from guichet.commons.intake.deposits import Parcel
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.helping import NOBODY, Help, help_of
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import (
    Content,
    Deposit,
    Draft,
    Given,
    Locker,
    Submission,
    Upload,
    WrongLocators,
    upload_name,
)
from guichet.commons.intake.sealed import fee_of
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A request under way, as its holder may see it; `helped` names who writes it for them, often nobody."""

    reference: str
    service: str
    language: str
    form: Form
    content: Content
    walk: Walk
    today: date
    expires_at: datetime
    helped: Help


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A request under way, as its owner's list shows it: nothing of what it says."""

    reference: str
    service: str
    updated_at: datetime
    expires_at: datetime
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves that a request was handed over."""

    reference: str
    service: str
    version: int
    digest: str
    files: int
    fee: int | None
    place: PlaceId | None
    submitted_at: datetime
    help: Help = NOBODY


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """A request that was given and can still be put right until `until`; `is_changed` when it was since."""

    reference: str
    service: str
    version: int
    fee: int | None
    at: datetime
    until: datetime
    is_changed: bool
    help: Help


@dataclass(frozen=True, slots=True)
class DepositLine:
    """A request that an organisation handed over, as its own list shows it."""

    reference: str
    service: str
    version: int
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class UploadFacts:
    identifier: str
    question: str
    name: str
    length: int


def draft(hold: Hold, *, at: datetime) -> DraftFacts:
    """The draft that this device holds. Raises the refusals of `holding.writable`."""
    return _facts(holding.writable(Draft.objects.all(), hold, at), at)


def _facts(row: Draft, at: datetime) -> DraftFacts:
    form, content = form_of(row), row.content()
    today = at.astimezone(BENIN).date()
    way = walk(form, content.answers, today)
    help_given = help_of(row)
    return DraftFacts(row.reference, row.service, row.language, form, content, way, today, row.expires_at, help_given)


def drafts_of(citizen: str, *, at: datetime) -> tuple[DraftLine, ...]:
    """Those that a signed-in person began, the latest first; for « Mon espace »."""
    rows = Draft.objects.open().of_citizen(citizen).filter(expires_at__gt=at).recent_first()[:50]
    return tuple(DraftLine(row.reference, row.service, row.updated_at, row.expires_at) for row in rows)


def drafts_to_warn_of(*, at: datetime) -> tuple[str, ...]:
    """References, the first to be erased first."""
    rows = Draft.objects.to_warn_of(at).order_by("expires_at", "pk")
    return tuple(rows.values_list("reference", flat=True)[:200])


def receipt(hold: Hold) -> Receipt | None:
    """Of the request that this device sent; None while it is not sent. Raises HeldElsewhere."""
    row = holding.held(Draft.objects.all(), hold)
    sent = Submission.objects.filter(reference=row.reference).first() if row.submitted_at else None
    return replace(receipt_of(sent), help=help_of(row)) if sent else None


def given(hold: Hold) -> GivenFacts | None:
    """What this device gave and is not sent yet. Raises HeldElsewhere."""
    row = holding.held(Draft.objects.all(), hold)
    found = Given.objects.filter(draft=row).first()
    if found is None:
        return None
    fee, changed = fee_of(row, row.content(), found.act()), bytes(found.box) != bytes(row.box)
    return GivenFacts(row.reference, row.service, row.version, fee, found.at, found.until, changed, help_of(row))


def tracking_code_here(reference: str) -> str:
    """The code on the receipt of a request made at this node; whoever calls has it from its holder."""
    return tracking_codes.made_here(reference)


def left_here(*, at: datetime) -> tuple[DraftLine, ...]:
    """Those let go on a kiosk of this centre within a day, for its staff to give back to their authors."""
    rows = Draft.objects.left(at).recent_first()[:50]
    return tuple(_line(row) for row in rows)


def kept_under(mandates: Collection[str], *, at: datetime) -> tuple[DraftLine, ...]:
    """Those written under these mandates and kept for later: their codes, which their persons have, open them."""
    rows = Draft.objects.unfinished().filter(mandate__in=mandates, holder="", expires_at__gt=at).exclude(code="")
    return tuple(_line(row) for row in rows.recent_first()[:50])


def _line(row: Draft) -> DraftLine:
    return DraftLine(row.reference, row.service, row.updated_at, row.expires_at, row.mandate)


def made_under(reference: str) -> tuple[str, str] | None:
    """The service of a request sent from this node, and the mandate that it was written under; None for any other."""
    row = Draft.objects.filter(reference=reference).exclude(submitted_at=None).first()
    return None if row is None else (row.service, row.mandate)


def receipt_of(sent: Submission) -> Receipt:
    """For whoever was just handed this submission by `deposit`."""
    place = PlaceId(sent.place) if sent.place else None
    return Receipt(
        sent.reference, sent.service, sent.version, sent.digest, sent.files, sent.fee, place, sent.submitted_at
    )


def deposited(parcel: Parcel) -> Receipt | None:
    """What the same parcel gave before. Raises KeyReused."""
    before = deposits.former(parcel)
    return receipt_of(before.submission) if before else None


def has_deposited(token: str, reference: str) -> bool:
    """Whether the request was handed over with this token."""
    return Deposit.objects.of_token(token).filter(submission__reference=reference).exists()


def deposits_of(token: str, *, first: int, most: int) -> tuple[int, tuple[DepositLine, ...]]:
    """How many requests were handed over with this token, and some of them, the latest first."""
    rows = Deposit.objects.of_token(token)
    shown = rows.recent_first().select_related("submission")[first : first + most]
    return rows.count(), tuple(
        DepositLine(each.reference, each.service, each.version, each.submitted_at)
        for each in (row.submission for row in shown)
    )


def depositor(reference: str) -> str:
    """The organisation that handed a request over for a person; nothing when the person did."""
    names = Deposit.objects.filter(submission__reference=reference).values_list("organisation", flat=True)
    return names.first() or ""


def upload(hold: Hold, identifier: str, *, at: datetime) -> UploadFacts | None:
    """A file on its way to the draft that this device holds; None when it is not one of its own."""
    row = holding.writable(Draft.objects.all(), hold, at)
    found = Upload.objects.filter(draft=row, identifier=identifier).first()
    if found is None:
        return None
    name = upload_name(found, row).partition("/")[2]
    return UploadFacts(found.identifier, found.question, name, found.length)


def uploads_under_way() -> frozenset[str]:
    """Identifiers of all files on their way, for the job that clears what others left behind."""
    return frozenset(Upload.objects.values_list("identifier", flat=True))


def assisted(reference: str, *, mandate: str, at: datetime) -> DraftFacts | None:
    """A draft that a focal point writes under this mandate, for the screen that shows it to its person."""
    row = (
        Draft.objects.open().filter(reference=reference, mandate=mandate, expires_at__gt=at).exclude(mandate="").first()
    )
    return None if row is None else _facts(row, at)


def is_open_here(reference: str, *, at: datetime) -> bool:
    """Whether this node keeps that request, for whoever shows its ticket."""
    return Draft.objects.open().filter(reference=reference, expires_at__gt=at).exists()


def has_moved(reference: str, *, secret: str) -> bool:
    """Whether the draft left this node because that very ticket was shown elsewhere."""
    row = Draft.objects.exclude(moved_at=None).filter(reference=reference).first()
    return row is not None and codes.is_of(secret, row.secret, reference=reference)


def turn_of(reference: str, *, proof: str, mark: str, at: datetime) -> int:
    """Which of its tickets that request was left with, when the proof opens it here; 0 for whatever else it is."""
    row = Draft.objects.open().filter(reference=reference, expires_at__gt=at).first()
    if row is None:
        return 0
    code, barred = codes.read_code(proof), row.barred_until is not None and row.barred_until > at
    by_code = bool(code) and not barred and codes.is_of(code + mark, row.code, reference=reference)
    opens = by_code or codes.is_of(proof, row.secret, reference=reference)
    return row.turn if opens else 0


def locker(imprint: str, *, to: PlaceId, at: datetime) -> Locker | None:
    """At the national node: the sealed copy that a ticket asks for, when that place may have it."""
    return Locker.objects.open_to(to, at).filter(imprint=imprint).first()


def is_barred(centre: PlaceId, *, at: datetime) -> bool:
    """Whether that centre showed five tickets in a quarter of an hour that opened nothing."""
    return WrongLocators.objects.filter(centre=centre, count__gte=codes.TRIES, since__gt=at - codes.BARRED).exists()


def files_still_needed(places: Collection[str]) -> frozenset[str]:
    """Those of these places that drafts of this node name: they stay, although they have travelled."""
    named = (draft.content().places() for draft in Draft.objects.open().iterator())
    return frozenset(place for each in named for place in each if place in places)

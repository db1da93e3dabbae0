"""From the published catalogue to what machines read."""

from datetime import date

from guichet.commons.catalogue.definition import tariff
from guichet.commons.catalogue.definition.form import Entry, Form
from guichet.commons.catalogue.definition.offer import Delay, DurationDelay, Fee, Offer, Paper, Platform
from guichet.commons.catalogue.definition.questions import FileQuestion, SignatureQuestion
from guichet.commons.catalogue.definition.vocabulary import Authority, LifeEvent
from guichet.commons.catalogue.snapshot import Sheet
from guichet.commons.intake.uploads.base import Filed, heaviest, kinds
from guichet.surfaces.api.catalogue.answer_schema import answer_schema
from guichet.surfaces.api.catalogue.shapes import (
    AuthorityShape,
    DelayShape,
    FeeShape,
    FileQuestionShape,
    LifeEventShape,
    OfferShape,
    PaperShape,
    PlatformShape,
    QuestionsShape,
    ServiceLine,
    ServiceShape,
    WindowShape,
)
from guichet.surfaces.ui import catalogue_words as words


def line(sheet: Sheet) -> ServiceLine:
    service = sheet.service
    return ServiceLine(
        code=sheet.code,
        version=sheet.version,
        title=words.said(service.title),
        summary=words.said(service.summary),
        authority=service.authority,
        theme=service.theme,
        life_events=list(service.life_events),
        audiences=list(service.audiences),
        level=service.level,
        can_be_filed=service.procedure is not None,
    )


def whole(sheet: Sheet, *, on: date) -> ServiceShape:
    service, window = sheet.service, sheet.service.window
    return ServiceShape(
        **line(sheet).model_dump(),
        official_code=service.official_code,
        output=words.said(service.output),
        validity=words.validity(service.validity) if service.validity else "",
        window=WindowShape(opens_on=window.opens_on, closes_on=window.closes_on) if window else None,
        offers=[_offer(offer, on) for offer in service.offers],
        notes=[words.said(note) for note in service.notes],
        legal_basis=[words.said(law) for law in service.legal_basis],
        references=list(service.source.references),
        checked_on=service.source.checked_on,
        published_at=sheet.published_at,
        promise=words.term(service.procedure.promise) if service.procedure else "",
    )


def _offer(offer: Offer, on: date) -> OfferShape:
    """A tariff that has ended, or has not begun, is not shown."""
    return OfferShape(
        way=offer.way,
        fees=None if offer.fees is None else [_fee(fee) for fee in offer.fees if tariff.holds_on(fee, on)],
        delay=_delay(offer.delay) if offer.delay else None,
        papers=None if offer.papers is None else [_paper(paper) for paper in offer.papers],
        platform=_platform(offer.platform),
        where=words.said(offer.where),
        steps=[words.said(step) for step in offer.steps],
    )


def _fee(fee: Fee) -> FeeShape:
    return FeeShape(
        amount=fee.amount,
        label=words.said(fee.label),
        since=fee.since,
        until=fee.until,
        demonstration=fee.demonstration,
    )


def _delay(delay: Delay) -> DelayShape:
    nature = delay.nature if isinstance(delay, DurationDelay) else None
    return DelayShape(text=words.delay(delay), nature=nature, demonstration=delay.demonstration)


def _paper(paper: Paper) -> PaperShape:
    return PaperShape(text=words.said(paper.text), kind=paper.kind, concerns=words.said(paper.concerns))


def _platform(platform: Platform | None) -> PlatformShape | None:
    if platform is None:
        return None
    return PlatformShape(name=platform.name, url=str(platform.url) if platform.url else None)


def questions(sheet: Sheet) -> QuestionsShape:
    form = Form(sheet.service)
    files = [_file(entry, entry.question) for entry in form.entries if isinstance(entry.question, Filed)]
    return QuestionsShape(service=sheet.code, version=sheet.version, answers=answer_schema(form), files=files)


def _file(entry: Entry, question: Filed) -> FileQuestionShape:
    return FileQuestionShape(
        question=question.name,
        label=words.said(question.label),
        help=words.said(question.help),
        kinds=[kind.value for kind in kinds(question)],
        max_files=question.max_files if isinstance(question, FileQuestion) else 1,
        max_bytes=heaviest(question),
        required=question.required and not isinstance(question, SignatureQuestion),  # a typed name will do
        when=[condition.expression for condition in entry.conditions],
    )


def authority(one: Authority) -> AuthorityShape:
    return AuthorityShape(
        code=one.code,
        name=words.said(one.name),
        acronym=one.acronym,
        kind=one.kind,
        parent=one.parent,
        platform=_platform(one.platform),
    )


def life_event(found: tuple[LifeEvent, tuple[Sheet, ...]]) -> LifeEventShape:
    one, sheets = found
    return LifeEventShape(
        code=one.code,
        name=words.said(one.name),
        summary=words.said(one.summary),
        services=[sheet.code for sheet in sheets],
    )

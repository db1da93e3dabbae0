"""How answers come to be published: one member of staff proposes, another approves; and how often they were enough."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import F

from guichet.domains.relations import events
from guichet.domains.relations.models import Article, Tally
from guichet.domains.relations.policies import keeps_knowledge, may_approve
from guichet.domains.relations.refusals import (
    AlreadyJudged,
    AnotherApproves,
    NoArticle,
    NoReason,
    NothingProposed,
    NoWhence,
)
from guichet.domains.relations.vocabulary import ArticleState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

CODE_BYTES = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody at a desk would publish; `concern` is the message whose answer gave the idea, if any."""

    theme: str
    question_fr: str
    answer_fr: str
    source: str
    checked_on: date
    service: str = ""
    question_en: str = ""
    answer_en: str = ""
    concern: str = ""


@operation
def propose_article(*, proposal: Proposal, staff: Viewer, act: Act) -> Article:
    """Nobody reads it before another has approved it. Raises NoArticle, NothingProposed, NoWhence."""
    if not keeps_knowledge(staff):
        raise NoArticle
    if not proposal.question_fr.strip() or not proposal.answer_fr.strip():
        raise NothingProposed
    if not proposal.source.strip():
        raise NoWhence
    row = Article.objects.create(
        code=f"g-{secrets.token_hex(CODE_BYTES)}",
        proposed_by=staff.reference,
        proposed_at=act.at,
        **{name: value.strip() if isinstance(value, str) else value for name, value in asdict(proposal).items()},
    )
    journal.record(happened=events.ArticleProposed(row.code, staff.reference, row.concern), act=act)
    return row


@operation
def approve_article(*, code: str, staff: Viewer, act: Act) -> Article:
    """Published from now on. Raises NoArticle, AlreadyJudged, AnotherApproves."""
    row = _to_judge(code, staff)
    _judge(row, ArticleState.APPROVED, staff, act)
    journal.record(happened=events.ArticleApproved(code, staff.reference), act=act)
    return row


@operation
def refuse_article(*, code: str, reason: str, staff: Viewer, act: Act) -> Article:
    """Never published; whoever wrote it reads why. Raises NoArticle, AlreadyJudged, AnotherApproves, NoReason."""
    row = _to_judge(code, staff)
    _judge(row, ArticleState.REFUSED, staff, act, _given(reason))
    journal.record(happened=events.ArticleRefused(code, staff.reference), act=act)
    return row


@operation
def withdraw_article(*, code: str, reason: str, staff: Viewer, act: Act) -> Article:
    """What is wrong goes at once, whoever sees it. Raises NoArticle, NoReason."""
    row = _locked(code, staff)
    if row.state != ArticleState.APPROVED:
        raise NoArticle
    row.state, row.reason = ArticleState.WITHDRAWN, _given(reason)
    row.save(update_fields=["state", "reason"])
    journal.record(happened=events.ArticleWithdrawn(code, staff.reference), act=act)
    return row


@operation
def count_answer(*, answer: str, act: Act) -> None:
    """An answer was enough or, without one, somebody wrote all the same. A number of the day, and of nobody.

    No line of the journal: it would say at what hour somebody read what.
    """
    row, _is_new = Tally.objects.get_or_create(on=act.at.astimezone(BENIN).date(), answer=answer)
    Tally.objects.filter(pk=row.pk).update(count=F("count") + 1)


def _to_judge(code: str, staff: Viewer) -> Article:
    row = _locked(code, staff)
    if row.state != ArticleState.PROPOSED:
        raise AlreadyJudged
    if not may_approve(staff, proposed_by=row.proposed_by):
        raise AnotherApproves
    return row


def _locked(code: str, staff: Viewer) -> Article:
    row = Article.objects.select_for_update().filter(code=code).first() if keeps_knowledge(staff) else None
    if row is None:
        raise NoArticle
    return row


def _judge(row: Article, state: ArticleState, staff: Viewer, act: Act, reason: str = "") -> None:
    row.state, row.reason, row.answered_by, row.answered_at = state, reason, staff.reference, act.at
    row.save(update_fields=["state", "reason", "answered_by", "answered_at"])


def _given(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()

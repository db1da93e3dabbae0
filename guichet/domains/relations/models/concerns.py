"""What people ask or tell the desk of relations with users. Words and addresses are under seal; the rest is counted."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations import vocabulary as words

REFERENCE = 20
CODE = 80
OPAQUE = 40
HIGHEST_SCORE = 10
# Whoever took one and left it gives it back by that alone: three working days, with a week-end between.
HELD_AT_MOST = timedelta(days=5)


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> Self:
        return self.filter(state=words.ConcernState.OPEN)

    def to_answer_by(self, reader: str, *, authorities: Collection[str], barred: Collection[str]) -> Self:
        """Open ones of these authorities; never one about an office of the reader, nor that they answered before."""
        found = self.open().filter(to__in=authorities).exclude(about__in=barred)
        return found.exclude(answered_by=reader)

    def free(self, at: datetime) -> Self:
        return self.filter(Q(taken_at=None) | Q(taken_at__lte=at - HELD_AT_MOST))

    def in_hand(self, reader: str, at: datetime) -> Self:
        return self.open().filter(taken_by=reader, taken_at__gt=at - HELD_AT_MOST)

    def oldest_first(self) -> Self:
        return self.order_by("opened_at", "pk")


class Concern(models.Model):
    """`to` is the authority that answers, `about` the one complained of, `theme` a code of the file of themes.

    `first_answered_at` stays when it is reopened and answered again: by it one counts who was answered in time.
    `imprint` recognises the return code, kept nowhere; `case` is the request that it speaks of. `contact` is where its
    author is told, under seal. Scores run from 0 to 10.
    """

    reference = models.CharField(max_length=REFERENCE, unique=True)
    imprint = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=12, choices=words.ConcernKind)
    channel = models.CharField(max_length=10, choices=words.Channel)
    theme = models.CharField(max_length=CODE)
    service = models.CharField(max_length=CODE, blank=True)
    case = models.CharField(max_length=REFERENCE, blank=True)
    sex = models.CharField(max_length=8, choices=words.Sex, blank=True)
    place = models.CharField(max_length=REFERENCE, blank=True)
    to = models.CharField(max_length=CODE)
    about = models.CharField(max_length=CODE, blank=True)
    contact = models.BinaryField(default=b"", blank=True)
    language = models.CharField(max_length=2, default="fr")
    state = models.CharField(max_length=10, choices=words.ConcernState, default=words.ConcernState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_by = models.CharField(max_length=OPAQUE, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=OPAQUE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    delay_score = models.PositiveSmallIntegerField(null=True, blank=True)
    result_score = models.PositiveSmallIntegerField(null=True, blank=True)
    scored_by = models.CharField(max_length=8, choices=words.ScoreSource, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = _("préoccupation")
        verbose_name_plural = _("préoccupations")
        indexes = [
            models.Index(fields=["to", "state", "opened_at"], name="relations_concern_in_line"),
            models.Index(fields=["state", "due_at"], name="relations_concern_by_date"),
            models.Index(fields=["opened_at"], name="relations_concern_by_moment"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(to=""), name="relations_concern_is_to_somebody"),
            models.CheckConstraint(condition=~Q(to=models.F("about")), name="relations_concern_is_not_its_own_judge"),
            models.CheckConstraint(condition=~Q(imprint=""), name="relations_concern_has_a_code"),
            models.CheckConstraint(
                condition=Q(delay_score=None, result_score=None, scored_by="")
                | Q(delay_score__lte=HIGHEST_SCORE, result_score__lte=HIGHEST_SCORE, scored_by__gt=""),
                name="relations_concern_scores_have_a_source",
            ),
            models.CheckConstraint(
                condition=Q(state=words.ConcernState.OPEN) | Q(answered_at__isnull=False),
                name="relations_concern_ended_was_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_late(self) -> bool:
        return self.escalated_at is not None


class Remark(models.Model):
    """Words of either side under seal to the State's intake key; `identifier` is part of what the seal is bound to."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="remarks")
    identifier = models.CharField(max_length=32, unique=True)
    side = models.CharField(max_length=8, choices=words.Side)
    at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("mot d’une préoccupation")
        verbose_name_plural = _("mots de préoccupations")

    def __str__(self) -> str:
        return f"{self.concern_id} {self.side}"


class Transfer(models.Model):
    """From one authority to another, with why: whoever wrote reads it."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="transfers")
    source = models.CharField(max_length=CODE)
    to = models.CharField(max_length=CODE)
    motive = models.CharField(max_length=500, blank=True)  # empty: late, it was raised by itself
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("transmission d’une préoccupation")
        verbose_name_plural = _("transmissions de préoccupations")

    def __str__(self) -> str:
        return f"{self.concern_id} {self.source} {self.to}"

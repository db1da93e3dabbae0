"""Answers that are published before anybody asks, and how often they were enough. Nothing here tells who read them."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations import vocabulary as words

CODE = 80
REFERENCE = 20
OPAQUE = 40
LONGEST_QUESTION = 200
LONGEST_ANSWER = 2000
LONGEST_SOURCE = 300


class ArticleQuerySet(models.QuerySet["Article"]):
    def approved(self) -> Self:
        return self.filter(state=words.ArticleState.APPROVED)

    def proposed(self) -> Self:
        return self.filter(state=words.ArticleState.PROPOSED)

    def oldest_first(self) -> Self:
        return self.order_by("proposed_at", "pk")


class Article(models.Model):
    """A question that comes back and its answer, written by one member of staff and approved by another.

    `concern` is the message whose answer gave the idea, if any; `checked_on` is when the source was read.
    """

    code = models.CharField(max_length=CODE, unique=True)
    theme = models.CharField(max_length=CODE)
    service = models.CharField(max_length=CODE, blank=True)
    question_fr = models.CharField(max_length=LONGEST_QUESTION)
    question_en = models.CharField(max_length=LONGEST_QUESTION, blank=True)
    answer_fr = models.TextField(max_length=LONGEST_ANSWER)
    answer_en = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    source = models.CharField(max_length=LONGEST_SOURCE)
    checked_on = models.DateField()
    concern = models.CharField(max_length=REFERENCE, blank=True)
    state = models.CharField(max_length=9, choices=words.ArticleState, default=words.ArticleState.PROPOSED)
    proposed_by = models.CharField(max_length=OPAQUE)
    proposed_at = models.DateTimeField()
    answered_by = models.CharField(max_length=OPAQUE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_SOURCE, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["state", "proposed_at"], name="relations_article_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(question_fr="") & ~Q(answer_fr="") & ~Q(source=""), name="relations_article_says_whence"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", answered_by="", answered_at=None)
                | (~Q(state="proposed") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="relations_article_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved", answered_by=F("proposed_by")),
                name="relations_article_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Tally(models.Model):
    """How often in a day an answer was enough (`answer` names it), or somebody wrote all the same (no answer)."""

    on = models.DateField()
    answer = models.CharField(max_length=CODE + 10, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("compte de réponses")
        verbose_name_plural = _("comptes de réponses")
        constraints = [models.UniqueConstraint(fields=["on", "answer"], name="relations_tally_is_one_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.answer} {self.count}"

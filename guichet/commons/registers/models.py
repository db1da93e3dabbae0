"""Each question put to a register, and what became of it. Nothing here says whom it was about."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.commons.registers.vocabulary import Purpose, State, Why

REFERENCE = 80


class SearchQuerySet(models.QuerySet["Search"]):
    def to(self, register: str) -> Self:
        return self.filter(register=register)

    def over(self) -> Self:
        return self.exclude(state=State.ASKED)


class Search(models.Model):
    """One question. It is written before it leaves, so that a process killed meanwhile leaves it as asked.

    `digest` is a blind index of the query: equal questions are found, none is read. `about` and `asked_by` are opaque.
    """

    number = models.BigAutoField(primary_key=True)
    message = models.CharField(max_length=36, unique=True)
    register = models.CharField(max_length=REFERENCE)
    about = models.CharField(max_length=REFERENCE)
    purpose = models.CharField(max_length=10, choices=Purpose)
    asked_by = models.CharField(max_length=REFERENCE)
    digest = models.CharField(max_length=64)
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.ASKED)
    why = models.CharField(max_length=16, choices=Why, blank=True)
    count = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("question à un registre")
        verbose_name_plural = _("questions aux registres")
        indexes = [models.Index(fields=["register", "-number"], name="registers_search_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.ASKED, answered_at__isnull=True)
                | (~Q(state=State.ASKED) & Q(answered_at__isnull=False)),
                name="registers_search_over_says_when",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=[State.UNAVAILABLE, State.REFUSED]) & ~Q(why=""))
                | (~Q(state__in=[State.UNAVAILABLE, State.REFUSED]) & Q(why="")),
                name="registers_search_without_answer_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.message}"

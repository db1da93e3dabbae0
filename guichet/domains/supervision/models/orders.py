"""What the national node asks of the machines of a centre, and what became of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.supervision import vocabulary as words
from guichet.domains.supervision.vocabulary import OrderKind, OrderState

OPAQUE = 32
OPEN = (OrderState.WAITING, OrderState.RECEIVED)


class OrderQuerySet(models.QuerySet["Order"]):
    def open(self) -> Self:
        """Neither obeyed, nor given up, nor replaced."""
        return self.filter(state__in=OPEN)

    def latest_first(self) -> Self:
        return self.order_by("-ordered_at", "-pk")

    def lapsed(self, at: datetime) -> Self:
        return self.open().filter(expires_at__lte=at)


class Order(models.Model):
    """Written at the national node, and kept at the centre as it came; each notes what became of it.

    An open one of a matter is alone: the later replaces the earlier. `cancelled_at` stays when the centre had obeyed
    before it heard of that. `item` is an announcement, `until` when it ceases
    to be alone on the screen. `checks` counts how often recordings were looked through, `sounds` how many are whole.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    centre = models.CharField(max_length=3)
    kind = models.CharField(max_length=16, choices=OrderKind)
    matter = models.CharField(max_length=8, choices=words.Matter)
    item = models.CharField(max_length=OPAQUE, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    motive = models.CharField(max_length=words.LONGEST_MOTIVE)
    by = models.CharField(max_length=64)
    ordered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=OrderState, default=OrderState.WAITING)
    received_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    hindrance = models.CharField(max_length=12, choices=words.Hindrance, blank=True)
    checks = models.PositiveSmallIntegerField(default=0)
    sounds = models.PositiveIntegerField(default=0)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("ordre à distance")
        verbose_name_plural = _("ordres à distance")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "matter"], condition=Q(state__in=OPEN), name="supervision_order_is_open_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=OrderKind.PIN, until__isnull=False) & ~Q(item="")
                | ~Q(kind=OrderKind.PIN) & Q(item="", until=None),
                name="supervision_order_pins_something_for_a_while",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("ordered_at")), name="supervision_order_expires_after"),
            models.CheckConstraint(condition=~Q(motive=""), name="supervision_order_has_a_motive"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at=None) | ~Q(state__in=OPEN) & Q(ended_at__isnull=False),
                name="supervision_order_ends_when_it_is_over",
            ),
            models.CheckConstraint(
                condition=~Q(state=OrderState.CANCELLED) | Q(cancelled_at__isnull=False),
                name="supervision_order_is_cancelled_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-ordered_at"], name="supervision_order_of_a_centre"),
            models.Index(fields=["expires_at"], name="supervision_order_open", condition=Q(state__in=OPEN)),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.kind} {self.state}"

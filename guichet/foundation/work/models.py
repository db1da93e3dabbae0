"""Work that takes time: one row each, from the moment it is owed until it is done."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PERIODIC = "*"  # the key of what comes back by itself


class State(models.TextChoices):
    WAITING = "waiting", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("fait")
    STUCK = "stuck", _("bloqué")


class DueQuerySet(models.QuerySet["Due"]):
    def unfinished(self) -> Self:
        return self.filter(finished_at=None)

    def ready(self, at: datetime) -> Self:
        """What a worker may take at that moment: waiting rows whose time has come, and rows whose lease has ended."""
        return self.filter(due_at__lte=at).order_by("due_at", "number")

    def since(self, at: datetime | None) -> Self:
        return self if at is None else self.filter(due_at__gte=at)

    def stuck(self) -> Self:
        return self.unfinished().filter(state=State.STUCK).order_by("number")

    def held(self, due: "Due") -> Self:
        """The row, as long as nobody took it since: each taking adds one to its attempts."""
        return self.filter(pk=due.pk, attempts=due.attempts, state=State.RUNNING)


class Due(models.Model):
    """One piece of work, unique by kind and key until it is done.

    `due_at` is when a worker may take the row next: its own time while it waits, the end of the lease while a worker
    has it, nothing once it is done or stuck. `again_at` is a wish that came while a worker had the row.
    """

    number = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("nature"), max_length=80)
    key = models.CharField(_("clé"), max_length=120)
    state = models.CharField(_("état"), max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField(_("à faire à partir de"), null=True)
    again_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(_("prises"), default=0)
    failures = models.PositiveIntegerField(_("échecs"), default=0)
    losses = models.PositiveIntegerField(_("pertes"), default=0)
    worker = models.CharField(max_length=80, blank=True)
    error = models.CharField(_("dernière erreur"), max_length=300, blank=True)
    scheduled_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = _("travail à faire")
        verbose_name_plural = _("travaux à faire")
        # The conditions are such that SQLite, too, proves from a query with parameters that the index serves it.
        indexes = [
            models.Index(fields=["due_at", "number"], condition=Q(due_at__isnull=False), name="work_due_next"),
            models.Index(fields=["finished_at"], condition=Q(finished_at__isnull=False), name="work_due_finished"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(finished_at__isnull=True), name="work_due_once_until_done"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.WAITING, State.RUNNING], due_at__isnull=False)
                | Q(state__in=[State.DONE, State.STUCK], due_at__isnull=True),
                name="work_due_has_a_time_until_it_rests",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DONE, finished_at__isnull=False)
                | (~Q(state=State.DONE) & Q(finished_at__isnull=True)),
                name="work_due_done_is_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

"""A month of messages as the public may read it once it is over: counted, and without one message in it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations.vocabulary import ScoreSource

CODE = 80
STEPS = (1, 2, 3, 5, 7, 10, 15, 20, 30)  # days within which a first answer came; the last is the promise
RECEIVED = "received"
TRANSFERRED = "transferred"
WITHIN = {days: f"within_{days}" for days in STEPS}
SCORES = tuple(f"{source}_{name}" for source in ScoreSource for name in ("count", "delay", "result"))
FIELDS = (RECEIVED, *WITHIN.values(), *SCORES, TRANSFERRED)


class ConcernMonth(models.Model):
    """What has this key in that month, which begins with `month`. `cut` is the column of a message that has the key;
    of the structure, it is the one that had it when it was first answered in time, or when its thirty days were over.

    `transferred` came to that structure from another. Scores are their number and their sums, of each source apart.
    All here may be under ten: `published` cuts.
    """

    month = models.DateField()
    cut = models.CharField(max_length=10)
    key = models.CharField(max_length=CODE, blank=True)
    received = models.PositiveIntegerField()
    within_1 = models.PositiveIntegerField(default=0)
    within_2 = models.PositiveIntegerField(default=0)
    within_3 = models.PositiveIntegerField(default=0)
    within_5 = models.PositiveIntegerField(default=0)
    within_7 = models.PositiveIntegerField(default=0)
    within_10 = models.PositiveIntegerField(default=0)
    within_15 = models.PositiveIntegerField(default=0)
    within_20 = models.PositiveIntegerField(default=0)
    within_30 = models.PositiveIntegerField(default=0)
    person_count = models.PositiveIntegerField(default=0)
    person_delay = models.PositiveIntegerField(default=0)
    person_result = models.PositiveIntegerField(default=0)
    staff_count = models.PositiveIntegerField(default=0)
    staff_delay = models.PositiveIntegerField(default=0)
    staff_result = models.PositiveIntegerField(default=0)
    transferred = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mois de préoccupations")
        verbose_name_plural = _("mois de préoccupations")
        constraints = [
            models.UniqueConstraint(fields=["cut", "month", "key"], name="relations_month_is_counted_once"),
            models.CheckConstraint(condition=Q(received__gt=0), name="relations_month_counts_something"),
            models.CheckConstraint(
                condition=Q(
                    within_30__lte=F("received"),
                    within_1__lte=F("within_30"),
                    person_count__lte=F("received") - F("staff_count"),
                ),
                name="relations_month_counts_its_messages",
            ),
            models.CheckConstraint(
                condition=Q(transferred__lte=F("received")), name="relations_month_transferred_was_received"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.cut} {self.key}"

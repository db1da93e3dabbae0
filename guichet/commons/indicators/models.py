"""The public figures: what each day came to, and the cells that are published of it. No row speaks of a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

CODE = 60
PLACE = 20
MOTIVE = 40
WORD = 20


class Figure(models.Model):
    """So many of that measure on that day. `bucket` is a whole number that sets rows of one measure apart, or 0.

    What may be under ten: read by the counting alone, and shown to nobody.
    """

    day = models.DateField()
    service = models.CharField(max_length=CODE)
    measure = models.CharField(max_length=WORD)
    bucket = models.PositiveIntegerField(default=0)
    commune = models.CharField(max_length=PLACE, blank=True, default="")
    motive = models.CharField(max_length=MOTIVE, blank=True, default="")
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("chiffre")
        verbose_name_plural = _("chiffres")
        indexes = [models.Index(fields=["service", "day"], name="indicators_figure_by_service")]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "service", "measure", "bucket", "commune", "motive"],
                name="indicators_figure_is_kept_once",
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="indicators_figure_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.service} {self.measure} {self.count}"


class CountedDay(models.Model):
    """A day whose figures are kept, as of when, and how many lines the signed public log had then, which prove them."""

    day = models.DateField(primary_key=True)
    counted_at = models.DateTimeField()
    log_size = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("jour compté")
        verbose_name_plural = _("jours comptés")

    def __str__(self) -> str:
        return str(self.day)


class Cell(models.Model):
    """What anyone may read of a figure: of those months, at that place. Without a count it is under ten, untold.

    `months` are their first days, from `first` to `last`: months between that are not among them have a cell of their
    own. `in_time` and `lengths` (of how many by hours) are only of figures that have them.
    """

    figure = models.CharField(max_length=WORD)
    service = models.CharField(max_length=CODE)
    first = models.DateField()
    last = models.DateField()
    months = models.JSONField()
    kind = models.CharField(max_length=WORD)
    place = models.CharField(max_length=PLACE, blank=True)
    motive = models.CharField(max_length=MOTIVE, blank=True)
    count = models.PositiveIntegerField(null=True)
    in_time = models.PositiveIntegerField(null=True)
    lengths = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("case publiée")
        verbose_name_plural = _("cases publiées")
        indexes = [
            models.Index(fields=["kind", "first", "last"], name="indicators_cell_by_month"),
            models.Index(fields=["service", "kind"], name="indicators_cell_by_service"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "service", "first", "kind", "place", "motive"], name="indicators_cell_is_told_once"
            ),
            models.CheckConstraint(
                condition=models.Q(count__isnull=True) | models.Q(count__gte=10), name="indicators_cell_is_of_many"
            ),
            models.CheckConstraint(
                condition=models.Q(count__isnull=False) | models.Q(in_time__isnull=True, lengths={}),
                name="indicators_cell_untold_says_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="indicators_cell_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.service} {self.figure} {self.count}"

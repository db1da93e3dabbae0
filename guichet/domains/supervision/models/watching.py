"""What centres measured of themselves, and what is wrong there.

`Sample` and `Heard` are written at a centre; the rest at the national node. `Slot` is written at both.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.supervision import vocabulary as words
from guichet.domains.supervision.measures import ENOUGH, SAMPLES

PLACE = 3
REFERENCE = 20
OPAQUE = 40
ACTOR = 64


class Heard(models.Model):
    """At a centre: when a device last asked the node; `showed`, what a screen told since the last sample."""

    device = models.CharField(max_length=8, choices=words.Device, unique=True)
    heard_at = models.DateTimeField()
    showed = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("signe de vie")
        verbose_name_plural = _("signes de vie")

    def __str__(self) -> str:
        return self.device


class Sample(models.Model):
    """At a centre, one minute of it; kept for a day."""

    taken_at = models.DateTimeField(unique=True)
    kiosk = models.BooleanField()
    screen = models.BooleanField()
    link = models.BooleanField()
    gauges = models.JSONField(default=dict)
    showed = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("relevé")
        verbose_name_plural = _("relevés")

    def __str__(self) -> str:
        return f"{self.taken_at}"


class SlotQuerySet(models.QuerySet["Slot"]):
    def serving(self) -> Self:
        """Those that the continuity index counts: as `measures.Slot.serves`."""
        return self.filter(samples__gte=ENOUGH, kiosk__gte=ENOUGH)


class Slot(models.Model):
    """Ten minutes of a centre, as `measures.Slot` says. The first word of a centre on a slot is the one that stays."""

    centre = models.CharField(max_length=PLACE)
    begins_at = models.DateTimeField()
    received_at = models.DateTimeField()
    samples = models.PositiveSmallIntegerField()
    kiosk = models.PositiveSmallIntegerField()
    screen = models.PositiveSmallIntegerField()
    link = models.PositiveSmallIntegerField()
    gauges = models.JSONField(default=dict)
    showed = models.JSONField(default=dict)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("tranche de dix minutes")
        verbose_name_plural = _("tranches de dix minutes")
        constraints = [
            models.UniqueConstraint(fields=["centre", "begins_at"], name="supervision_slot_once"),
            models.CheckConstraint(
                condition=Q(samples__range=(1, SAMPLES)), name="supervision_slot_has_ten_samples_at_most"
            ),
            models.CheckConstraint(
                condition=Q(kiosk__lte=F("samples"), screen__lte=F("samples"), link__lte=F("samples")),
                name="supervision_slot_counts_its_samples",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.begins_at}"


class ServiceDay(models.Model):
    """A day of a centre in slots of its opening hours: how many there were, and in how many of them what worked.

    `served`: node and kiosk, in at least half of the slot; `up`: the node; `linked`: the link, which counts apart.
    """

    centre = models.CharField(max_length=PLACE)
    on = models.DateField()
    expected = models.PositiveSmallIntegerField()
    up = models.PositiveSmallIntegerField(default=0)
    served = models.PositiveSmallIntegerField(default=0)
    linked = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("jour de service")
        verbose_name_plural = _("jours de service")
        constraints = [
            models.UniqueConstraint(fields=["centre", "on"], name="supervision_day_once"),
            models.CheckConstraint(
                condition=Q(up__lte=F("expected"), served__lte=F("up"), linked__lte=F("up")),
                name="supervision_day_counts_its_slots",
            ),
        ]
        indexes = [models.Index(fields=["on", "centre"], name="supervision_day_by_date")]

    def __str__(self) -> str:
        return f"{self.centre} {self.on}"


class Watched(models.Model):
    """What the national node last knew of a centre; `slot_at` and `gauges` are of its latest slot."""

    centre = models.CharField(max_length=PLACE, unique=True)
    state = models.CharField(max_length=12, choices=words.CentreState, default=words.CentreState.NEVER_SEEN)
    since = models.DateTimeField()
    first_on = models.DateField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    slot_at = models.DateTimeField(null=True, blank=True)
    samples = models.PositiveSmallIntegerField(default=0)
    kiosk = models.PositiveSmallIntegerField(default=0)
    screen = models.PositiveSmallIntegerField(default=0)
    gauges = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("centre suivi")
        verbose_name_plural = _("centres suivis")

    def __str__(self) -> str:
        return f"{self.centre} {self.state}"


class AlertQuerySet(models.QuerySet["Alert"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Alert(models.Model):
    """A rule that a centre breaks, from when it was seen until it was seen to be over: one at a time."""

    centre = models.CharField(max_length=PLACE)
    rule = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alerte")
        verbose_name_plural = _("alertes")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "rule"], condition=Q(closed_at=None), name="supervision_alert_is_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="supervision_alert_closes_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.rule}"


class IncidentQuerySet(models.QuerySet["Incident"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def overdue(self, at: datetime) -> Self:
        return self.open().filter(due_at__lt=at)


class Incident(models.Model):
    """Something is wrong at a centre, and somebody sees to it. `source` is the alert or the report that it is made of.

    `visit` names the maintenance visit, of the room that plans them; `why_due` why its target time
    is another than its severity says. `told_at` is when whoever is at the centre or over it was written to.
    """

    reference = models.CharField(max_length=REFERENCE, unique=True)
    centre = models.CharField(max_length=PLACE)
    origin = models.CharField(max_length=8, choices=words.Origin)
    source = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=20)
    severity = models.PositiveSmallIntegerField(choices=words.Severity)
    told = models.CharField(max_length=1000)
    owner = models.CharField(max_length=ACTOR, blank=True)
    visit = models.CharField(max_length=OPAQUE, blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    why_due = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=1000, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident suivi")
        verbose_name_plural = _("incidents suivis")
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "source"], condition=~Q(source=""), name="supervision_incident_of_a_source_once"
            ),
            models.CheckConstraint(condition=~Q(told=""), name="supervision_incident_is_told"),
            models.CheckConstraint(
                condition=Q(closed_at=None, done="") | (Q(closed_at__isnull=False) & ~Q(done="")),
                name="supervision_incident_closes_with_what_was_done",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="supervision_incident_due", condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return self.reference

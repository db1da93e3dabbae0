"""Appointments and walk-ins at a desk. Nobody is named: a reference, an hour, a number of the day."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations import vocabulary as words

PLACE = 20
CODE = 80
OPAQUE = 40
REFERENCE = 20
SHORTEST, LONGEST = 5, 120
MOST_AT_ONCE = 20
FARTHEST = 60
LONGEST_GRACE = 60


class DeskRule(models.Model):
    """When a desk takes appointments, as its supervisor set it, within the hours of the place itself.

    `minutes` is the length of a slot, `capacity` how many come at once, `days_ahead` how early one may ask, `grace`
    after how many minutes whoever did not come is said absent. No row: the desk takes none.
    """

    place = models.CharField(max_length=PLACE, unique=True)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    capacity = models.PositiveSmallIntegerField()
    days_ahead = models.PositiveSmallIntegerField()
    grace = models.PositiveSmallIntegerField()
    changed_by = models.CharField(max_length=OPAQUE)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("règle des rendez-vous")
        verbose_name_plural = _("règles des rendez-vous")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="relations_desk_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST), name="relations_desk_slot_has_a_length"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=MOST_AT_ONCE), name="relations_desk_receives_somebody"
            ),
            models.CheckConstraint(
                condition=Q(days_ahead__gte=1, days_ahead__lte=FARTHEST, grace__gte=1, grace__lte=LONGEST_GRACE),
                name="relations_desk_horizon_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.minutes} min"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def kept(self) -> Self:
        """Those that take a seat: all but the cancelled ones."""
        return self.exclude(state=words.AppointmentState.CANCELLED)

    def awaited(self) -> Self:
        return self.filter(state=words.AppointmentState.BOOKED)

    def between(self, place: str, begins: datetime, ends: datetime) -> Self:
        return self.filter(place=place, starts_at__gte=begins, starts_at__lt=ends)

    def by_hour(self) -> Self:
        return self.order_by("starts_at", "seat", "pk")


class Appointment(models.Model):
    """`imprint` recognises the code, kept nowhere; `contact` is where its holder is reminded, under seal.

    Two never have one `seat` of one hour, whoever asks at once: the database holds it.
    """

    reference = models.CharField(max_length=REFERENCE, unique=True)
    imprint = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=PLACE)
    starts_at = models.DateTimeField()
    seat = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=CODE)
    contact = models.BinaryField(default=b"", blank=True)
    language = models.CharField(max_length=2, default="fr")
    state = models.CharField(max_length=9, choices=words.AppointmentState, default=words.AppointmentState.BOOKED)
    booked_at = models.DateTimeField()

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("rendez-vous")
        verbose_name_plural = _("rendez-vous")
        indexes = [models.Index(fields=["state", "starts_at"], name="relations_appointment_by_hour")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "starts_at", "seat"],
                condition=~Q(state="cancelled"),
                name="relations_appointment_has_its_seat",
            ),
            models.CheckConstraint(condition=~Q(imprint=""), name="relations_appointment_has_a_code"),
            models.CheckConstraint(condition=Q(seat__gte=1), name="relations_appointment_seat_counts_from_one"),
        ]

    def __str__(self) -> str:
        return self.reference


class TurnQuerySet(models.QuerySet["Turn"]):
    def of_day(self, place: str, on: date) -> Self:
        return self.filter(place=place, on=on)

    def waiting(self) -> Self:
        return self.filter(state=words.TurnState.WAITING)

    def in_line(self, at: datetime) -> Self:
        """Appointments whose hour has come, by their hour; then walk-ins by arrival; then whoever is early, by hour."""
        has_hour = Q(appointment__isnull=False, late=False)
        rank = Case(
            When(has_hour & Q(appointment__starts_at__lte=at), then=Value(0)),
            When(has_hour, then=Value(2)),
            default=Value(1),
        )
        hour = Case(When(has_hour, then=F("appointment__starts_at")), default=F("came_at"))
        return self.select_related("appointment").order_by(rank, hour, "came_at", "pk")


class Turn(models.Model):
    """Somebody is at the desk: with an appointment, late for it (then like a walk-in), or without one.

    `number` restarts each day, and is how the desk calls whom it does not name.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    place = models.CharField(max_length=PLACE)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    appointment = models.OneToOneField(
        Appointment, on_delete=models.PROTECT, related_name="turn", null=True, blank=True
    )
    late = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=words.TurnState, default=words.TurnState.WAITING)
    came_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage à un guichet")
        verbose_name_plural = _("passages à un guichet")
        constraints = [
            models.UniqueConstraint(fields=["place", "on", "number"], name="relations_turn_is_one_a_day"),
            models.CheckConstraint(
                condition=Q(state="waiting", called_at=None) | ~Q(state="waiting"),
                name="relations_turn_waiting_is_not_called",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.on} {self.number}"

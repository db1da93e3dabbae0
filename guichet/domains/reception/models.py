"""The register of a centre. Each row is written where it happens, and stands at the national node too, as it was."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.reception import vocabulary as words

OPAQUE = 32
DIGEST = 64
CODE = 40
PLACE = 20
# Called, then called again twice: whoever went out for air is not passed over.
MOST_CALLS = 3
# Someone who missed their call comes back to the head of the line for so long; later, they take a new ticket.
REINSERTED_WITHIN = timedelta(minutes=30)


class VisitQuerySet(models.QuerySet["Visit"]):
    def here(self, place: str) -> Self:
        return self.filter(place=place)

    def open(self) -> Self:
        return self.filter(closed_at=None)


class Visit(models.Model):
    """Someone came. Nobody is named: the ticket's number is how the centre speaks of them."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    place = models.CharField(max_length=PLACE)
    sex = models.CharField(max_length=8, choices=words.Sex)
    purpose = models.CharField(max_length=12, choices=words.Purpose)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=words.Outcome, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visite")
        verbose_name_plural = _("visites")
        indexes = [models.Index(fields=["place", "opened_at"], name="reception_visit_by_place")]
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="reception_visit_is_somewhere"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="reception_visit_closed_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class TicketQuerySet(models.QuerySet["Ticket"]):
    def of_day(self, place: str, on: date) -> Self:
        return self.filter(place=place, on=on)

    def waiting(self) -> Self:
        """Whoever missed a call and came back keeps the place of their drawing: first."""
        return self.filter(state=words.TicketState.WAITING)

    def in_order(self) -> Self:
        return self.order_by("drawn_at", "pk")


class Ticket(models.Model):
    """A place in the waiting room: a letter and a number that restarts each day. It names its visit, not a person."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="ticket", to_field="reference")
    place = models.CharField(max_length=PLACE)
    on = models.DateField()
    family = models.CharField(max_length=1)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=words.TicketState, default=words.TicketState.WAITING)
    calls = models.PositiveSmallIntegerField(default=0)
    drawn_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    absent_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")
        indexes = [models.Index(fields=["place", "on", "state", "drawn_at"], name="reception_ticket_in_line")]
        constraints = [
            models.UniqueConstraint(fields=["place", "on", "family", "number"], name="reception_ticket_is_one_a_day"),
            models.CheckConstraint(condition=Q(calls__lte=MOST_CALLS), name="reception_ticket_is_called_three_times"),
            models.CheckConstraint(
                condition=Q(called_at__isnull=False) | Q(calls=0), name="reception_ticket_called_has_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.on} {self.spoken}"

    @property
    def spoken(self) -> str:
        """As it is printed, called and shown: A 012."""
        return f"{self.family}\N{NO-BREAK SPACE}{self.number:03}"

    def may_come_back(self, at: datetime) -> bool:
        return self.absent_at is not None and at < self.absent_at + REINSERTED_WITHIN


class Day(models.Model):
    """A centre says that it is open, and what was looked at first; then that it is closed."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    place = models.CharField(max_length=PLACE)
    on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=CODE)
    missing = models.JSONField(default=list, blank=True)  # codes of Check that were not in order
    remark = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("journée")
        verbose_name_plural = _("journées")
        constraints = [
            models.UniqueConstraint(fields=["place", "on"], name="reception_day_is_declared_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=models.F("opened_at")),
                name="reception_day_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.on}"


class Incident(models.Model):
    """Something is wrong in the centre."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    place = models.CharField(max_length=PLACE)
    kind = models.CharField(max_length=12, choices=words.IncidentKind)
    told = models.CharField(max_length=1000)
    reported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        constraints = [models.CheckConstraint(condition=~Q(told=""), name="reception_incident_is_told")]

    def __str__(self) -> str:
        return f"{self.place} {self.kind} {self.reference}"


class Satisfaction(models.Model):
    """One face pressed at the exit, or what staff entered: `source` keeps the two apart for ever."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    place = models.CharField(max_length=PLACE)
    satisfied = models.BooleanField()
    source = models.CharField(max_length=8, choices=words.Source)
    reason = models.CharField(max_length=12, choices=words.Dissatisfaction, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("satisfaction")
        verbose_name_plural = _("satisfactions")
        constraints = [
            models.CheckConstraint(
                condition=Q(satisfied=False) | Q(reason=""), name="reception_satisfied_gives_no_reason_to_complain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.source} {self.satisfied}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def taken_by(self, places: Collection[str]) -> Self:
        """What these centres took of others; what is said of themselves is another's to treat."""
        return self.filter(place__in=places, about=words.About.ELSEWHERE)

    def spoken(self) -> Self:
        return self.exclude(sound="")

    def joined_to(self, case: str, *, since: datetime) -> Self:
        return self.filter(case=case, follow_up__became=words.Became.ATTACHED, follow_up__at__gte=since)


class Complaint(models.Model):
    """What a person complains of, written or spoken: `sound` is where a recording lies, `sealed` the key to it.

    `proof` is the code of the request that it is about, under seal: the centre does not keep what opens a request.
    `once` is what the form was drawn with: sent twice, it is one complaint.
    """

    reference = models.CharField(max_length=20, unique=True)
    place = models.CharField(max_length=PLACE)
    about = models.CharField(max_length=10, choices=words.About)
    case = models.CharField(max_length=20, blank=True)  # the reference that the person gave, if any
    told = models.CharField(max_length=3000, blank=True)
    sound = models.CharField(max_length=64, blank=True)
    sealed = models.BinaryField(default=b"", blank=True)
    proof = models.BinaryField(default=b"", blank=True)
    once = models.CharField(max_length=OPAQUE, blank=True)
    taken_at = models.DateTimeField()

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("plainte recueillie")
        verbose_name_plural = _("plaintes recueillies")
        constraints = [
            models.CheckConstraint(condition=~Q(told="", sound=""), name="reception_complaint_is_written_or_spoken"),
            models.UniqueConstraint(
                fields=["place", "once"], condition=~Q(once=""), name="reception_complaint_is_sent_once"
            ),
        ]
        indexes = [models.Index(fields=["case"], name="reception_complaint_of_case")]

    def __str__(self) -> str:
        return self.reference


class FollowUp(models.Model):
    """At the national node: what became of a complaint that came with the reference and the code of a request."""

    complaint = models.OneToOneField(
        Complaint, on_delete=models.PROTECT, related_name="follow_up", to_field="reference"
    )
    became = models.CharField(max_length=10, choices=words.Became)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("suite d’une plainte recueillie")
        verbose_name_plural = _("suites de plaintes recueillies")

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.became}"


class CaseStatus(models.Model):
    """What the national node last said of a request made here; a centre shows it with its age."""

    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=CODE)
    words_fr = models.TextField()
    words_en = models.TextField()
    at = models.DateTimeField()
    promised_at = models.DateTimeField(null=True, blank=True)
    place_in_line = models.PositiveIntegerField(null=True, blank=True)
    reached = models.BooleanField(default=True)  # False: neither phone nor address, the centre tells the person
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("état d’une demande")
        verbose_name_plural = _("états de demandes")

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"


class Readback(models.Model):
    """A request shown in pictures to the person for whom it is written; ended by their own hand, green or red.

    `digest` recognises the code that opens it on the kiosk. What is shown is read from the draft alone.
    """

    digest = models.CharField(max_length=DIGEST, unique=True)
    place = models.CharField(max_length=PLACE)
    draft = models.CharField(max_length=20)
    mandate = models.CharField(max_length=20)
    begun_at = models.DateTimeField()
    hand = models.CharField(max_length=8, choices=words.Hand, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("relecture")
        verbose_name_plural = _("relectures")
        constraints = [
            models.CheckConstraint(
                condition=Q(hand="", ended_at=None) | (~Q(hand="") & Q(ended_at__isnull=False)),
                name="reception_readback_ends_by_a_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} {self.hand}"

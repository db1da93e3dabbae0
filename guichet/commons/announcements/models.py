"""What is shown on screens, and how often it was."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import EVERY_DAY, Audience, Kind, Priority, State

CODE = 80
DIGEST = 64
IDENTIFIER = 32
LONGEST_TITLE = 90  # what reads from four metres in two lines
LONGEST_TEXT = 400
LONGEST_REASON = 300


class ItemQuerySet(models.QuerySet["Item"]):
    def proposed(self) -> Self:
        return self.filter(state=State.PROPOSED)

    def approved(self) -> Self:
        return self.filter(state=State.APPROVED)

    def for_centre(self, centre: str, department: str) -> Self:
        """What is said to everyone, to its department, or to it alone."""
        return self.filter(
            Q(audience=Audience.NATIONAL)
            | Q(audience=Audience.DEPARTMENT, place=department)
            | Q(audience=Audience.CENTRE, place=centre)
        )

    def latest_first(self) -> Self:
        return self.order_by("-written_at", "reference")

    def in_turn(self) -> Self:
        return self.order_by("priority", "written_at", "reference")


class Item(models.Model):
    """One thing to show. A service card names its service, and is drawn from the catalogue as it stands at the centre.

    `picture` of a video is what is shown until it plays; `seconds` how long it lasts. `second_language` has the same
    words in another language of the country; screens show one, then the other.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    authority = models.CharField(max_length=CODE)
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    second_language = models.CharField(max_length=3, blank=True)
    second_title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    second_text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    service = models.CharField(max_length=60, blank=True)
    picture = models.CharField(max_length=DIGEST, blank=True)
    video = models.CharField(max_length=DIGEST, blank=True)
    seconds = models.PositiveSmallIntegerField(default=0)
    audience = models.CharField(max_length=10, choices=Audience)
    place = models.CharField(max_length=5, blank=True)
    starts_on = models.DateField()
    ends_until = models.DateField()
    weekdays = models.CharField(max_length=7, default=EVERY_DAY)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.USUAL)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    written_by = models.CharField(max_length=CODE, blank=True)
    written_at = models.DateTimeField()
    answered_by = models.CharField(max_length=CODE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("annonce")
        verbose_name_plural = _("annonces")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_until__gt=F("starts_on")), name="announcements_item_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="announcements_item_hours_are_a_span",
            ),
            models.CheckConstraint(
                condition=Q(audience="national", place="") | (~Q(audience="national") & ~Q(place="")),
                name="announcements_item_says_where",
            ),
            models.CheckConstraint(
                condition=Q(kind="service") ^ Q(service=""), name="announcements_item_card_names_its_service"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["picture", "video"]) ^ Q(picture=""),
                name="announcements_item_picture_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(kind="video", seconds__gt=0) & ~Q(video="") | ~Q(kind="video") & Q(video="", seconds=0),
                name="announcements_item_video_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", answered_by="", answered_at=None)
                | (~Q(state="proposed") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="announcements_item_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved", answered_by=F("written_by")),
                name="announcements_item_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.starts_on, self.ends_until, self.weekdays, self.opens_at, self.closes_at)

    def draft(self) -> Draft:
        """What was written, whoever answered."""
        return Draft(
            authority=self.authority,
            kind=Kind(self.kind),
            words=Words(self.title, self.text),
            schedule=self.schedule,
            audience=Audience(self.audience),
            place=self.place,
            priority=Priority(self.priority),
            second_language=self.second_language,
            second=Words(self.second_title, self.second_text),
            service=self.service,
            picture=self.picture,
            video=self.video,
            seconds=self.seconds,
        )


class Measure(models.Model):
    """Within how many hours half of the decisions on a service came, as the national node counted it."""

    service = models.CharField(max_length=60, unique=True)
    hours = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("délai mesuré")
        verbose_name_plural = _("délais mesurés")

    def __str__(self) -> str:
        return f"{self.service} {self.hours}"


class Showing(models.Model):
    """How often a screen showed something on one day: written at the centre, then told to the national node."""

    item = models.CharField(max_length=IDENTIFIER)
    place = models.CharField(max_length=3)
    day = models.DateField()
    times = models.PositiveIntegerField()
    noted_at = models.DateTimeField()
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("passage à l’écran")
        verbose_name_plural = _("passages à l’écran")
        indexes = [
            models.Index(fields=["day"], condition=Q(reported_at=None), name="announcements_showing_untold"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["item", "place", "day"], name="announcements_showing_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.place} {self.day}"

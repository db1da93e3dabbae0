"""The places of the State: what is where, since when, open at what hours."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models.functions import Length, Upper
from django.db.models.lookups import Exact
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guichet.foundation.places.rows import Range
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

LATITUDES = (-90, 90)
LONGITUDES = (-180, 180)
CLOSES_A_DAY = models.Q(reopens_on__isnull=True) | models.Q(reopens_on__gt=models.F("starts_on"))


class Place(models.Model):
    """Anything with a public code. A code is never changed, given again or deleted: references carry it for ever."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    source = models.CharField(max_length=300)

    class Meta:
        abstract = True
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="places_%(class)s_code_is_unique"),
            models.CheckConstraint(condition=~models.Q(code=""), name="places_%(class)s_has_a_code"),
            models.CheckConstraint(condition=~models.Q(name=""), name="places_%(class)s_has_a_name"),
            models.CheckConstraint(condition=~models.Q(source=""), name="places_%(class)s_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Department(Place):
    class Meta(Place.Meta):
        verbose_name = _("département")
        verbose_name_plural = _("départements")
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="places_department_name_is_unique"),
        ]


class Commune(Place):
    """`name` is the spelling in use by the State, `other_names` those of the law; people type any of them."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="communes")
    other_names = models.JSONField(default=list, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    coordinate_source = models.CharField(max_length=16, choices=CoordinateSource)
    population_2013 = models.PositiveIntegerField()
    population_note = models.CharField(max_length=300, blank=True)
    population_note_en = models.CharField(max_length=300, blank=True)

    class Meta(Place.Meta):
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["name"], name="places_commune_name_is_unique"),
            models.CheckConstraint(
                condition=models.Q(latitude__range=LATITUDES, longitude__range=LONGITUDES),
                name="places_commune_is_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(coordinate_source__in=CoordinateSource.values),
                name="places_commune_coordinate_source_is_known",
            ),
        ]


class Arrondissement(Place):
    """`provisional`: as the law of 2013 lists it, later changes not being looked for."""

    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="arrondissements")
    spelling = models.CharField(max_length=16, choices=Spelling)
    provisional = models.BooleanField()

    class Meta(Place.Meta):
        verbose_name = _("arrondissement")
        verbose_name_plural = _("arrondissements")
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["commune", "name"], name="places_arrondissement_name_is_unique"),
            models.CheckConstraint(
                condition=models.Q(spelling__in=Spelling.values), name="places_arrondissement_spelling_is_known"
            ),
        ]


class Centre(Place):
    """A site where people are received. `code` is three capitals, first in every reference made there.

    A missing date or position is one that was not published: a page says so, and shows the commune's position.
    """

    slug = models.SlugField(max_length=40)
    kind = models.CharField(max_length=8, choices=CentreKind)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="centres")
    opened_on = models.DateField(null=True, blank=True)
    opening_note = models.CharField(max_length=300, blank=True)
    opening_note_en = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=300, blank=True)
    site_en = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta(Place.Meta):
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        constraints = [
            *Place.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="places_centre_slug_is_unique"),
            models.UniqueConstraint(fields=["name"], name="places_centre_name_is_unique"),
            models.CheckConstraint(condition=~models.Q(slug=""), name="places_centre_has_a_slug"),
            models.CheckConstraint(
                condition=models.Q(Exact(Length("code"), 3), code=Upper("code")),
                name="places_centre_code_is_three_capitals",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=CentreKind.values), name="places_centre_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,  # without it, NULL would pass: a check refuses what is false only
                    longitude__isnull=False,
                    latitude__range=LATITUDES,
                    longitude__range=LONGITUDES,
                ),
                name="places_centre_is_on_earth_or_unknown",
            ),
        ]


class Desk(models.Model):
    """A counter in a centre; without a name it goes by its number."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="desks")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("guichet")
        verbose_name_plural = _("guichets")
        ordering = ["centre_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "number"], name="places_desk_number_is_unique"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="places_desk_number_starts_at_1"),
        ]

    def __str__(self) -> str:
        return self.name or gettext("Guichet {number}").format(number=self.number)


class OpeningHours(models.Model):
    """One range of one weekday, the same every week; `demonstration` hours are invented, the real ones not published.

    Ranges of a day never touch: the database holds that two do not start together, the loading that they are apart.
    """

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()  # 1 is Monday, 7 Sunday (ISO 8601)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    demonstration = models.BooleanField()

    class Meta:
        verbose_name = _("plage d’ouverture")
        verbose_name_plural = _("plages d’ouverture")
        ordering = ["centre_id", "weekday", "opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "weekday", "opens_at"], name="places_hours_start_is_unique"),
            models.CheckConstraint(condition=models.Q(weekday__range=(1, 7)), name="places_hours_weekday_is_1_to_7"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="places_hours_close_after_they_open"
            ),
        ]

    def __str__(self) -> str:
        return str(self.range())

    def range(self) -> Range:
        return Range(self.weekday, self.opens_at, self.closes_at, self.demonstration)


class ClosureQuerySet(models.QuerySet["Closure"]):
    def effective(self) -> Self:
        """Those that were not called off."""
        return self.filter(CLOSES_A_DAY)

    def not_over(self, day: date) -> Self:
        return self.effective().filter(models.Q(reopens_on__isnull=True) | models.Q(reopens_on__gt=day))

    def meeting(self, starts_on: date, reopens_on: date | None) -> Self:
        """Those that close at least one day of that span; None is a span without end."""
        closures = self.not_over(starts_on)
        return closures if reopens_on is None else closures.filter(starts_on__lt=reopens_on)


class Closure(models.Model):
    """Days on which a centre is shut against its hours: from `starts_on` until `reopens_on`, itself an open day.

    No `reopens_on` means that nobody knows yet; the same day as `starts_on`, that the closure was called off.
    """

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="closures")
    starts_on = models.DateField()
    reopens_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200)
    reason_en = models.CharField(max_length=200, blank=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("fermeture exceptionnelle")
        verbose_name_plural = _("fermetures exceptionnelles")
        ordering = ["centre_id", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reopens_on__isnull=True) | models.Q(reopens_on__gte=models.F("starts_on")),
                name="places_closure_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="places_closure_has_a_reason"),
            models.UniqueConstraint(
                fields=["centre", "starts_on"], condition=CLOSES_A_DAY, name="places_closure_start_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} - {self.reopens_on or '?'}"


class AnnouncedHoliday(models.Model):
    """A public holiday that no calendar computes: a feast whose day the moon decides, or a day off for the nation.

    `instead_of` is the estimated day that it takes the place of; both are the same when the estimate was right.
    """

    on = models.DateField(unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    instead_of = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("jour férié annoncé")
        verbose_name_plural = _("jours fériés annoncés")
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="places_holiday_has_a_name")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"

"""Sites, open or only promised, and what sources say of each. A fact is never changed: another one follows it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places.vocabulary import CentreKind

REFERENCE = 20
SOURCE = 300


class SiteQuerySet(models.QuerySet["Site"]):
    def told(self, on: date) -> Self:
        """Those of which something was true that day, each with its `status` then."""
        latest = SiteFact.objects.filter(site=OuterRef("pk"), since__lte=on).latest_first()
        return self.annotate(status=Subquery(latest.values("status")[:1])).filter(status__isnull=False)

    def open_on(self, on: date) -> Self:
        return self.told(on).filter(status=SiteStatus.OPEN)

    def in_order(self) -> Self:
        return self.order_by("commune", "reference")


class Site(models.Model):
    """`reference` is the code of the centre, or a number of its own while the site is only planned.

    `commune` is a code of the law's 77, empty while it is not published.
    """

    reference = models.SlugField(max_length=REFERENCE, unique=True)
    kind = models.CharField(max_length=8, choices=CentreKind)
    name = models.CharField(max_length=80)
    commune = models.CharField(max_length=20, blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="network_site_has_a_name")]

    def __str__(self) -> str:
        return self.reference


class SiteFactQuerySet(models.QuerySet["SiteFact"]):
    def latest_first(self) -> Self:
        return self.order_by("-since", "-pk")


class SiteFact(models.Model):
    """From `since` on, or by then at the latest where not `exact`, as that source says; `noted_by` is opaque."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="facts")
    status = models.CharField(max_length=10, choices=SiteStatus)
    since = models.DateField()
    exact = models.BooleanField()
    partner = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=SOURCE, blank=True)
    source = models.CharField(max_length=SOURCE)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=40)

    objects = SiteFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fait sur un site")
        verbose_name_plural = _("faits sur des sites")
        indexes = [models.Index(fields=["site", "-since", "-id"], name="network_fact_of_site")]
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="network_fact_has_a_source")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.status} {self.since}"

"""Who supplies and mends, under which contract, and when they come."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.network.models.sites import REFERENCE, SOURCE, Site

OPAQUE = 32


class Supplier(models.Model):
    """A firm. `contact` is how the firm is reached."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    name = models.CharField(max_length=120, unique=True)
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("fournisseur")
        verbose_name_plural = _("fournisseurs")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="network_supplier_has_a_name")]

    def __str__(self) -> str:
        return self.name


class ContractQuerySet(models.QuerySet["Contract"]):
    def covering(self, around: frozenset[str], on: date) -> Self:
        """In force that day for a site of which `around` has the code, the commune's and the department's."""
        in_force = self.filter(starts_on__lte=on, last_on__gte=on)
        return in_force.filter(Q(place="") | Q(place__in=around)).order_by("last_on", "pk")


class Contract(models.Model):
    """Maintenance of a site, a commune, a department, or of the whole network where `place` is empty.

    `response` is within how many hours somebody comes.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="contracts")
    place = models.CharField(max_length=REFERENCE, blank=True)
    starts_on = models.DateField()
    last_on = models.DateField()
    covers = models.CharField(max_length=SOURCE)
    response = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=SOURCE)

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("contrat de maintenance")
        verbose_name_plural = _("contrats de maintenance")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("starts_on")), name="network_contract_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="network_contract_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.reference


class MaintenanceVisit(models.Model):
    """Somebody is to come, then came: `done_on` and `found` say when, and what was done."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="visits")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    equipment = models.ForeignKey(
        "network.Equipment", on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )
    planned_on = models.DateField()
    about = models.CharField(max_length=SOURCE)
    done_on = models.DateField(null=True, blank=True)
    found = models.CharField(max_length=SOURCE, blank=True)

    class Meta:
        verbose_name = _("visite de maintenance")
        verbose_name_plural = _("visites de maintenance")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None, found="") | (Q(done_on__isnull=False) & ~Q(found="")),
                name="network_visit_done_says_what_was_found",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

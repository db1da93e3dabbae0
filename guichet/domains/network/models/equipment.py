"""What stands in a site. Nothing is deleted: what is thrown away is retired."""

from datetime import date, datetime, time
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from guichet.domains.network.models.sites import Site
from guichet.domains.network.models.upkeep import OPAQUE, Supplier
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState
from guichet.foundation.places.calendar import BENIN, ONE_DAY


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def in_use(self) -> Self:
        return self.exclude(state=EquipmentState.RETIRED)

    def in_use_on(self, on: date) -> Self:
        """What stood there at the end of that day, with its `state_then`: in service until it is said otherwise."""
        midnight = datetime.combine(on + ONE_DAY, time(0), BENIN)
        latest = EquipmentChange.objects.filter(equipment=OuterRef("pk"), at__lt=midnight).order_by("-at", "-pk")
        then = Coalesce(Subquery(latest.values("state")[:1]), Value(EquipmentState.IN_SERVICE))
        return self.filter(installed_on__lte=on).annotate(state_then=then).exclude(state_then=EquipmentState.RETIRED)

    def warranty_ends(self, first: date, last: date) -> Self:
        return self.in_use().filter(warranty_last_on__range=(first, last))

    def in_order(self) -> Self:
        return self.order_by("kind", "installed_on", "pk")


class Equipment(models.Model):
    """`life` is how many years it should last; `warranty_last_on` the last day covered."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="equipment")
    kind = models.CharField(max_length=10, choices=EquipmentKind)
    serial = models.CharField(max_length=60, blank=True)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    installed_on = models.DateField()
    warranty_last_on = models.DateField(null=True, blank=True)
    life = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=EquipmentState, default=EquipmentState.IN_SERVICE)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("équipement")
        verbose_name_plural = _("équipements")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "serial"], condition=~Q(serial=""), name="network_equipment_serial_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(warranty_last_on=None) | Q(warranty_last_on__gte=F("installed_on")),
                name="network_equipment_warranty_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class EquipmentChange(models.Model):
    """From that moment on the equipment was so; `by` is opaque. Never changed."""

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10, choices=EquipmentState)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("changement d’un équipement")
        verbose_name_plural = _("changements d’équipements")

    def __str__(self) -> str:
        return f"{self.equipment_id} {self.state}"


class Subscription(models.Model):
    """What the Wi-Fi of a site costs and gives a month; a renewal is another row. Never changed."""

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="subscriptions")
    starts_on = models.DateField()
    last_on = models.DateField()
    quota = models.PositiveIntegerField(null=True, blank=True)  # gigabytes
    price = models.PositiveIntegerField(null=True, blank=True)  # F CFA

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnements")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("starts_on")), name="network_subscription_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.equipment_id} {self.last_on}"

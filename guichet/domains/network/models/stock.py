"""What a site has left to work with, and every move that made it so."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.network.models.sites import Site
from guichet.domains.network.models.upkeep import OPAQUE
from guichet.domains.network.vocabulary import Move, Supply


class StockQuerySet(models.QuerySet["Stock"]):
    def below_threshold(self) -> Self:
        return self.filter(level__lt=F("threshold"))


class Stock(models.Model):
    """`level` follows from the moves; below `threshold` somebody is told."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="stock")
    supply = models.CharField(max_length=16, choices=Supply)
    level = models.PositiveIntegerField(default=0)
    threshold = models.PositiveIntegerField(default=0)

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stocks")
        constraints = [models.UniqueConstraint(fields=["site", "supply"], name="network_stock_is_one_a_site")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.supply} {self.level}"


class StockMove(models.Model):
    """`level` is what was left after it. Never changed: a wrong move is put right by a count."""

    stock = models.ForeignKey(Stock, on_delete=models.PROTECT, related_name="moves")
    move = models.CharField(max_length=10, choices=Move)
    quantity = models.PositiveIntegerField()
    level = models.PositiveIntegerField()
    once = models.CharField(max_length=OPAQUE, unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("mouvement de stock")
        verbose_name_plural = _("mouvements de stock")
        constraints = [
            models.CheckConstraint(
                condition=Q(move=Move.COUNTED) | Q(quantity__gte=1), name="network_stock_move_moves_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stock_id} {self.move} {self.quantity}"

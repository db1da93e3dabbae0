"""The catalogue as published: every version of every sheet, for ever, and which one stands today."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition import service as definition


class Edition(models.Model):
    """One publication of the catalogue. Its token tells any process that what it holds is stale.

    The number alone would not do: a database restored from a backup gives the same number to another edition.
    """

    number = models.BigAutoField(primary_key=True)
    token = models.UUIDField(default=uuid4, unique=True)
    published_at = models.DateTimeField(_("publiée le"))
    vocabulary = models.JSONField(_("vocabulaires"))

    class Meta:
        verbose_name = _("édition du catalogue")
        verbose_name_plural = _("éditions du catalogue")

    def __str__(self) -> str:
        return f"{self.number}"


class ServiceQuerySet(models.QuerySet["Service"]):
    def published(self) -> Self:
        return self.filter(withdrawn_at=None)


class Service(models.Model):
    """What a person may ask of the State, under the code that never changes."""

    code = models.CharField(_("code"), max_length=60, unique=True)
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet["Version"]):
    def latest_of_each(self) -> Self:
        newest = Version.objects.filter(service=models.OuterRef("service")).order_by("-number").values("number")[:1]
        return self.filter(number=models.Subquery(newest))

    def recent_first(self) -> Self:
        return self.order_by("-published_at", "-pk")


class Version(models.Model):
    """A published text of a sheet. The database refuses to change or delete it: a running case keeps its version."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("numéro"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="versions")
    body = models.JSONField(_("définition"))
    digest = models.CharField(_("empreinte"), max_length=64)
    published_at = models.DateTimeField(_("publiée le"))

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d’un service")
        verbose_name_plural = _("versions des services")
        ordering = ["service", "number"]
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="catalogue_version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="catalogue_version_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.service.code} v{self.number}"

    @property
    def definition(self) -> definition.Service:
        return definition.Service.model_validate(self.body)

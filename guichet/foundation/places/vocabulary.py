"""The short lists by which places are described."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoordinateSource(models.TextChoices):
    GEONAMES = "geonames", _("GeoNames")
    APPROXIMATE = "approximate", _("position approchée, à quelques kilomètres près")


class Spelling(models.TextChoices):
    """How far an arrondissement's accents can be trusted: the law prints capitals without any."""

    ATTESTED = "attested", _("graphie attestée")
    COMMUNE = "commune", _("graphie de la commune du même nom")
    BARE = "bare", _("accents non vérifiés")


class CentreKind(models.TextChoices):
    CCSP = "ccsp", _("centre communal de service public (CCSP)")
    GSRU = "gsru", _("guichet des relations avec les usagers (GSRU)")

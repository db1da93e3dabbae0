"""What somebody denounces, without saying who they are. Nothing here tells who, from where, or at what hour."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations.vocabulary import Author


class Denunciation(models.Model):
    """`imprint` recognises the return code, which is kept nowhere; `authority` is the one named."""

    reference = models.CharField(max_length=20, unique=True)
    imprint = models.CharField(max_length=64, unique=True)
    authority = models.CharField(max_length=80, blank=True)
    reported_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("dénonciation")
        verbose_name_plural = _("dénonciations")
        constraints = [models.CheckConstraint(condition=~Q(imprint=""), name="relations_denunciation_has_a_code")]

    def __str__(self) -> str:
        return self.reference


class Parcel(models.Model):
    """What somebody denounced at a centre, under seal as it came, until a worker has opened it.

    Nothing tells from which centre: the place of a record is not kept.
    """

    identifier = models.CharField(max_length=32, unique=True)
    reported_on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("dénonciation en chemin")
        verbose_name_plural = _("dénonciations en chemin")

    def __str__(self) -> str:
        return self.identifier


class Line(models.Model):
    """What was written, by either side, under seal to the State's intake key;
    `identifier` is part of what the seal is bound to.
    """

    denunciation = models.ForeignKey(Denunciation, on_delete=models.PROTECT, related_name="lines")
    identifier = models.CharField(max_length=32, unique=True)
    author = models.CharField(max_length=10, choices=Author)
    written_on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("ligne d’une dénonciation")
        verbose_name_plural = _("lignes de dénonciations")

    def __str__(self) -> str:
        return f"{self.denunciation_id} {self.author}"

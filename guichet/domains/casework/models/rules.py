"""The rules that hold for all services, as they were told to everybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleBook(models.Model):
    """A version of the common rules: never changed, told in the public log when it came into force."""

    number = models.PositiveIntegerField(primary_key=True)
    digest = models.CharField(max_length=64)
    rules = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("règles communes")
        verbose_name_plural = _("règles communes")

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:8]}"

"""The public log: lines that wait for their place, the lines, the tree over them, and what was signed of it."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from guichet.commons.public_log.vocabulary import Fault

ALONE = 1


class WaitingQuerySet(models.QuerySet["Waiting"]):
    def in_a_crowd(self) -> Self:
        """Those that hide among others until enough are there."""
        return self.exclude(crowd="")

    def first_in_crowds(self) -> Self:
        """Those of them whose case has no earlier one there: a case is never complete before it was received."""
        earlier = Waiting.objects.in_a_crowd().filter(subject=OuterRef("subject"), entry__lt=OuterRef("entry"))
        return self.in_a_crowd().exclude(Exists(earlier))

    def free(self) -> Self:
        """Those that nothing holds back: no line of a case comes before an earlier one of the same case."""
        held = Waiting.objects.in_a_crowd().filter(subject=OuterRef("subject"))
        return self.filter(crowd="").exclude(Exists(held))


class Waiting(models.Model):
    """A line that was written with its event, and that has no place in the log yet. `entry` is the journal's number."""

    entry = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=80)
    crowd = models.CharField(max_length=160, blank=True)
    content = models.BinaryField()
    since = models.DateTimeField()

    objects = WaitingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ligne en attente")
        verbose_name_plural = _("lignes en attente")
        indexes = [
            models.Index(fields=["subject"], name="public_log_held", condition=~models.Q(crowd="")),
        ]

    def __str__(self) -> str:
        return str(self.entry)


class Stretch(models.Model):
    """Lines that follow one another, `first` the index of the first, as they are published (`tree.bundles`).

    For ever: the database refuses to change or delete it. It never goes beyond its bundle of 256.
    """

    first = models.BigIntegerField(primary_key=True)
    content = models.BinaryField()

    class Meta:
        verbose_name = _("suite de lignes du journal public")
        verbose_name_plural = _("suites de lignes du journal public")

    def __str__(self) -> str:
        return str(self.first)


class Mention(models.Model):
    """That a line names a subject: `number` says which (`tree.mentions`)."""

    number = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name = _("mention dans le journal public")
        verbose_name_plural = _("mentions dans le journal public")

    def __str__(self) -> str:
        return str(self.number)


class Tile(models.Model):
    """Up to 256 hashes of 32 bytes; `level` and `index` as in `tree.tiles.Place`."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        verbose_name = _("tuile")
        verbose_name_plural = _("tuiles")
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="public_log_tile_once")]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Tree(models.Model):
    """One row: how far the log is. Whoever gives lines their places holds its lock, so nobody else does."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    size = models.BigIntegerField(default=0)
    crowds_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("arbre")
        verbose_name_plural = _("arbres")
        constraints = [models.CheckConstraint(condition=models.Q(number=ALONE), name="public_log_tree_is_alone")]

    def __str__(self) -> str:
        return str(self.size)


class Signed(models.Model):
    """A checkpoint that was signed: what the State said of its log then, for ever."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("relevé signé")
        verbose_name_plural = _("relevés signés")

    def __str__(self) -> str:
        return str(self.size)


class Cosignature(models.Model):
    """What a witness said of a checkpoint: that nothing it had seen before contradicts it. `line` is of its note."""

    signed = models.ForeignKey(Signed, on_delete=models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=120)
    key = models.BinaryField()
    line = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("contreseing")
        verbose_name_plural = _("contreseings")
        constraints = [models.UniqueConstraint(fields=["signed", "witness"], name="public_log_cosigned_once")]

    def __str__(self) -> str:
        return f"{self.signed_id} {self.witness}"


class Seen(models.Model):
    """At a centre, one row: the last checkpoint that it looked at, and cosigned; `fault` is why it believes no more."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    origin = models.CharField(max_length=120)
    size = models.BigIntegerField()
    root = models.BinaryField()
    at = models.DateTimeField()
    fault = models.CharField(max_length=12, choices=Fault, blank=True)

    class Meta:
        verbose_name = _("relevé vu")
        verbose_name_plural = _("relevés vus")
        constraints = [models.CheckConstraint(condition=models.Q(number=ALONE), name="public_log_seen_is_alone")]

    def __str__(self) -> str:
        return str(self.size)


class Reread(models.Model):
    """One row: when this node last read its whole log again, and whether all agreed."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    size = models.BigIntegerField()
    at = models.DateTimeField()
    agrees = models.BooleanField()

    class Meta:
        verbose_name = _("relecture du journal public")
        verbose_name_plural = _("relectures du journal public")
        constraints = [models.CheckConstraint(condition=models.Q(number=ALONE), name="public_log_reread_is_alone")]

    def __str__(self) -> str:
        return str(self.size)


class Opening(models.Model):
    """What shows which lines are about a request that a backup brought back without, or under another pseudonym.

    SHA-256 of `salt` and `reference` is its pseudonym in the log; `own_code` is the imprint of the code that a
    centre printed on its receipt.
    """

    reference = models.CharField(max_length=20)
    salt = models.BinaryField()
    own_code = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("ouverture d’un pseudonyme")
        verbose_name_plural = _("ouvertures de pseudonymes")
        constraints = [models.UniqueConstraint(fields=["reference", "salt"], name="public_log_opening_once")]

    def __str__(self) -> str:
        return self.reference


class Forgotten(models.Model):
    """What the log first told of a case in the time that a restoration made this hub forget: from `at`, before `until`.

    A case that comes again as it was sealed has its name again, and is held to the promise that it was given then.
    """

    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("fait oublié")
        verbose_name_plural = _("faits oubliés")
        constraints = [models.UniqueConstraint(fields=["subject", "kind"], name="public_log_forgotten_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Alarm(models.Model):
    """At the hub, what a witness found: shown to everybody until people have settled it. `note` is the evidence."""

    witness = models.CharField(max_length=120)
    fault = models.CharField(max_length=12, choices=Fault)
    size = models.BigIntegerField()
    note = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("alarme du journal public")
        verbose_name_plural = _("alarmes du journal public")
        constraints = [
            models.UniqueConstraint(
                fields=["witness", "fault"], condition=models.Q(settled_at=None), name="public_log_alarm_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.witness} {self.fault}"

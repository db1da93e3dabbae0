"""What waits to travel, what arrived, and how far each end is. A centre has the first half, the hub the other.

Both halves stand in every database: one code base, one set of migrations.
"""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.commons.sync.vocabulary import Fault, Lane, NodeState

HEX = 64
EPOCH = 32
ALONE = 1
FORMER_BELIEVED_FOR = timedelta(days=30)  # a stick that was on its way when the key changed


class Link(models.Model):
    """At a centre, one row at most: who it is to the national node, and how the link goes.

    `epoch` is born with the database, and anew when it was restored: numbers of before are never taken for new ones.
    `hub_key` is the key that the national node proved at the enrolment, or one that follows from it; nothing else is
    believed. What the key before it signed may still be on its way on a stick. `latency` is in milliseconds, `sent` and
    `received` are bytes since this database began.
    """

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    epoch = models.CharField(max_length=EPOCH)
    state = models.CharField(max_length=12, choices=NodeState, default=NodeState.INVITED)
    hub_key = models.CharField(max_length=HEX, blank=True)
    former_hub_key = models.CharField(max_length=HEX, blank=True)
    followed_at = models.DateTimeField(null=True, blank=True)
    keys_digest = models.CharField(max_length=HEX, blank=True)
    fed = models.PositiveBigIntegerField(default=0)
    fed_chain = models.CharField(max_length=HEX)
    contact_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=16, choices=Fault, blank=True)
    failures = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    clock_offset = models.FloatField(null=True, blank=True)
    latency = models.FloatField(null=True, blank=True)
    sent = models.PositiveBigIntegerField(default=0)
    received = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("liaison")
        verbose_name_plural = _("liaisons")
        constraints = [models.CheckConstraint(condition=models.Q(number=ALONE), name="sync_link_is_alone")]

    def __str__(self) -> str:
        return self.epoch

    def believes(self, at: datetime) -> tuple[str, ...]:
        """The keys whose word counts at that moment, newest first."""
        is_recent = self.followed_at is not None and at < self.followed_at + FORMER_BELIEVED_FOR
        return (self.hub_key, self.former_hub_key) if is_recent else (self.hub_key,)


class Outbox(models.Model):
    """At a centre, one lane of one epoch: the last number given, and the last that the national node has."""

    epoch = models.CharField(max_length=EPOCH)
    lane = models.PositiveSmallIntegerField(choices=Lane)
    last = models.PositiveBigIntegerField(default=0)
    chain = models.CharField(max_length=HEX)
    acknowledged = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("file de départ")
        verbose_name_plural = _("files de départ")
        constraints = [
            models.UniqueConstraint(fields=["epoch", "lane"], name="sync_outbox_once"),
            models.CheckConstraint(
                condition=models.Q(acknowledged__lte=models.F("last")), name="sync_outbox_acknowledged_was_given"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.epoch} {self.lane}"


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def waiting(self) -> Self:
        return self.filter(acknowledged_at=None)

    def told_by_people(self) -> Self:
        """Without what the node measured of itself, which nobody waits for."""
        return self.exclude(lane=Lane.MEASURES)

    def old(self, before: datetime) -> Self:
        return self.filter(acknowledged_at__lt=before)


class Outgoing(models.Model):
    """At a centre, a record that travels. Kept after it has arrived for longer than any backup of the hub is old."""

    epoch = models.CharField(max_length=EPOCH)
    lane = models.PositiveSmallIntegerField(choices=Lane)
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80)
    content = models.BinaryField()
    chain = models.CharField(max_length=HEX)
    recorded_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        constraints = [models.UniqueConstraint(fields=["epoch", "lane", "number"], name="sync_outgoing_number_once")]
        indexes = [
            models.Index(fields=["lane", "id"], name="sync_outgoing_waiting", condition=models.Q(acknowledged_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.lane}/{self.number} {self.kind}"


class OutgoingFile(models.Model):
    """At a centre, a file that travels piece by piece after the records, under the name of its content."""

    digest = models.CharField(max_length=HEX, unique=True)
    folder = models.CharField(max_length=20)
    bytes = models.PositiveBigIntegerField()
    arrived = models.PositiveBigIntegerField(default=0)
    queued_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("fichier au départ")
        verbose_name_plural = _("fichiers au départ")
        indexes = [models.Index(fields=["id"], name="sync_file_waiting", condition=models.Q(acknowledged_at=None))]

    def __str__(self) -> str:
        return self.digest


class Node(models.Model):
    """At the hub, the node of one centre. `key` is its public key (Ed25519); `told` numbers what it was told.

    `waiting` and `waiting_files` count what was still to come from it, as it said at its last contact.
    """

    centre = models.CharField(max_length=3, unique=True)
    state = models.CharField(max_length=12, choices=NodeState)
    key = models.CharField(max_length=HEX, blank=True)
    invitation = models.CharField(max_length=HEX, blank=True)
    invited_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    epoch = models.CharField(max_length=EPOCH, blank=True)
    told = models.PositiveBigIntegerField(default=0)
    told_chain = models.CharField(max_length=HEX)
    contact_at = models.DateTimeField(null=True, blank=True)
    clock_offset = models.FloatField(null=True, blank=True)
    version = models.CharField(max_length=20, blank=True)
    waiting = models.PositiveBigIntegerField(null=True, blank=True)
    waiting_files = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("nœud d’un centre")
        verbose_name_plural = _("nœuds des centres")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=NodeState.INVITED) | ~models.Q(key=""), name="sync_node_has_its_key"
            ),
        ]

    def __str__(self) -> str:
        return self.centre


class Cursor(models.Model):
    """At the hub, the truth of how far it has taken one lane of one epoch of a node."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="cursors")
    epoch = models.CharField(max_length=EPOCH)
    lane = models.PositiveSmallIntegerField(choices=Lane)
    last = models.PositiveBigIntegerField(default=0)
    chain = models.CharField(max_length=HEX)

    class Meta:
        verbose_name = _("curseur")
        verbose_name_plural = _("curseurs")
        constraints = [models.UniqueConstraint(fields=["node", "epoch", "lane"], name="sync_cursor_once")]

    def __str__(self) -> str:
        return f"{self.node_id} {self.epoch} {self.lane}"


class Quarantined(models.Model):
    """At the hub, a record that could not be taken: kept whole for a person, and the lane went on."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="quarantined")
    epoch = models.CharField(max_length=EPOCH)
    lane = models.PositiveSmallIntegerField(choices=Lane)
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80, blank=True)
    content = models.BinaryField()
    fault = models.CharField(max_length=200)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("envoi mis de côté")
        verbose_name_plural = _("envois mis de côté")
        constraints = [
            models.UniqueConstraint(fields=["node", "epoch", "lane", "number"], name="sync_quarantined_once")
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.lane}/{self.number} {self.kind}"


class FeedItem(models.Model):
    """At the hub, what one centre is told, numbered under the lock of its node: no number ever comes late."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="feed")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80)
    content = models.BinaryField()
    chain = models.CharField(max_length=HEX)
    blobs = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("nouvelle pour un centre")
        verbose_name_plural = _("nouvelles pour un centre")
        constraints = [models.UniqueConstraint(fields=["node", "number"], name="sync_feed_number_once")]

    def __str__(self) -> str:
        return f"{self.node_id} {self.number} {self.kind}"


class Awaited(models.Model):
    """At the hub, a file that a record named and that has not arrived; `about` is what waits for it, of that kind."""

    digest = models.CharField(max_length=HEX)
    kind = models.CharField(max_length=80)
    about = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("fichier attendu")
        verbose_name_plural = _("fichiers attendus")
        constraints = [models.UniqueConstraint(fields=["digest", "kind", "about"], name="sync_awaited_once")]
        indexes = [models.Index(fields=["kind", "about"], name="sync_awaited_by_what_waits")]

    def __str__(self) -> str:
        return f"{self.digest} {self.kind}"

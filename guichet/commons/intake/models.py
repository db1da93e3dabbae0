"""Requests being written, and those submitted. Nothing here can be read without the node's or the keeper's keys."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from guichet.commons.intake import strongbox
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface

KEPT = timedelta(days=30)
# Long enough to find a paper that was missing, short enough not to be forgotten again.
WARNED_BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Content:
    """What a person has written so far; `files` by the identifier that answers give them."""

    answers: Mapping[str, Any]
    files: Mapping[str, Any]

    def places(self, *, of: Collection[str] | None = None, but: Collection[str] = ()) -> tuple[str, ...]:
        """Where the files lie: those of these identifiers, or all, without those of the others."""
        asked = self.files if of is None else of
        kept = [file for identifier, file in self.files.items() if identifier in asked and identifier not in but]
        found = [file[part]["place"] for file in kept for part in ("original", "copy") if file[part]]
        return tuple(dict.fromkeys(found))


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        return self.filter(submitted_at=None, moved_at=None)

    def expired(self, at: datetime) -> Self:
        """What is left of one that moved elsewhere goes with them."""
        return self.filter(submitted_at=None, expires_at__lte=at).not_given()

    def unfinished(self) -> Self:
        """Neither sent nor given: its author may still want it or not."""
        return self.open().not_given()

    def not_given(self) -> Self:
        given = Given.objects.filter(draft=models.OuterRef("pk"))
        return self.filter(~models.Exists(given))

    def left(self, at: datetime) -> Self:
        """Let go on a device that others use: nobody holds them, and no code opens them."""
        return self.unfinished().filter(holder="", code="", expires_at__gt=at)

    def to_warn_of(self, at: datetime) -> Self:
        """About to be erased, of people who can be told, and who were not since they last wrote."""
        ending = self.open().filter(expires_at__gt=at, expires_at__lte=at + WARNED_BEFORE).exclude(owner="")
        return ending.filter(models.Q(warned_at=None) | models.Q(warned_at__lt=models.F("updated_at")))

    def of_citizen(self, reference: str) -> Self:
        return self.filter(owner=reference).exclude(owner="")

    def recent_first(self) -> Self:
        return self.order_by("-updated_at", "-pk")


class Draft(models.Model):
    """A request under way. One device holds it: `holder` is the imprint of what that device keeps.

    Once submitted, lock and box are empty; the row stays so that submitting again gives the same receipt. So are they
    once it moved to another node, and the row stays to tell its former device. `turn` counts the tickets made of it.
    """

    reference = models.CharField(max_length=20, unique=True)
    service = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    definition = models.CharField(max_length=64)  # digest of the version: processes keep forms under it
    language = models.CharField(max_length=2)
    lock = models.BinaryField()
    box = models.BinaryField()
    holder = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=64, blank=True)
    secret = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    barred_until = models.DateTimeField(null=True, blank=True)
    owner = models.CharField(max_length=80, blank=True)
    read_back = models.CharField(max_length=8, blank=True)  # the hand raised since the last change: green, red
    mandate = models.CharField(max_length=20, blank=True)  # under which a focal point writes it for a person
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande commencée")
        verbose_name_plural = _("demandes commencées")
        indexes = [
            models.Index(fields=["owner", "-updated_at"], name="intake_draft_by_owner"),
            models.Index(fields=["expires_at"], name="intake_draft_by_expiry", condition=models.Q(submitted_at=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reference=""), name="intake_draft_has_a_reference"),
            models.CheckConstraint(
                condition=models.Q(submitted_at=None) | models.Q(lock=b"", box=b""),
                name="intake_draft_submitted_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(moved_at=None) | models.Q(lock=b"", box=b"", submitted_at=None),
                name="intake_draft_moved_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def content(self) -> Content:
        if not self.lock:
            return Content({}, {})
        return self.read_box(bytes(self.box))

    def read_box(self, box: bytes) -> Content:
        held = json.loads(strongbox.open_box(box, lock=bytes(self.lock), about=self.reference))
        return Content(held["answers"], held["files"])

    def hold(self, content: Content, at: datetime) -> None:
        """Put this content in the box, unsaved; each change keeps the draft for another month."""
        clear = json.dumps({"answers": content.answers, "files": content.files}, ensure_ascii=False).encode()
        self.box = strongbox.shut(clear, lock=bytes(self.lock), about=self.reference)
        self.updated_at = at
        self.expires_at = at + KEPT

    def is_open(self, at: datetime) -> bool:
        return self.submitted_at is None and self.moved_at is None and self.expires_at > at


class Given(models.Model):
    """A request in the State's hands that is not sealed yet: who gave it, when, where, and until when it can change.

    `box` is the draft's as it was given: it is what is sent when a correction was begun and left unfinished.
    """

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="given")
    box = models.BinaryField()
    actor_kind = models.CharField(max_length=12)
    actor = models.CharField(max_length=80)
    place = models.CharField(max_length=40, blank=True)
    surface = models.CharField(max_length=12)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("demande remise")
        verbose_name_plural = _("demandes remises")
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("at")), name="intake_given_can_still_change"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.at}"

    def act(self) -> Act:
        """The act of giving, as it was."""
        actor = Actor(ActorKind(self.actor_kind), self.actor)
        return Act(actor, self.at, PlaceId(self.place) if self.place else None, Surface(self.surface))

    def content(self) -> Content:
        """What was given."""
        return self.draft.read_box(bytes(self.box))


class Upload(models.Model):
    """A file on its way, in pieces. It lives until the file has arrived whole; the name is locked like an answer."""

    identifier = models.CharField(max_length=32, unique=True)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="uploads")
    question = models.CharField(max_length=60)
    name = models.BinaryField()
    length = models.PositiveBigIntegerField()
    started_at = models.DateTimeField()

    class Meta:
        verbose_name = _("envoi de fichier")
        verbose_name_plural = _("envois de fichiers")
        constraints = [
            models.CheckConstraint(condition=models.Q(length__gte=1), name="intake_upload_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.identifier


def upload_name(upload: Upload, draft: Draft) -> str:
    """When the file was last changed, a slash, and its name as the device has it."""
    return strongbox.open_box(bytes(upload.name), lock=bytes(draft.lock), about=upload.identifier).decode()


class Submission(models.Model):
    """A request out of its author's hands. `envelope` is emptied once the case holds it under its own key."""

    reference = models.CharField(max_length=20, unique=True)
    service = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    way = models.CharField(max_length=12)
    place = models.CharField(max_length=40, blank=True)
    envelope = models.BinaryField()
    digest = models.CharField(max_length=64)
    fee = models.PositiveIntegerField(null=True, blank=True)
    files = models.PositiveSmallIntegerField()
    submitted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("demande déposée")
        verbose_name_plural = _("demandes déposées")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reference=""), name="intake_submission_has_a_reference"),
            models.CheckConstraint(condition=~models.Q(digest=""), name="intake_submission_has_a_digest"),
        ]

    def __str__(self) -> str:
        return self.reference


class DepositQuerySet(models.QuerySet["Deposit"]):
    def of_token(self, token: str) -> Self:
        return self.filter(token=token)

    def recent_first(self) -> Self:
        return self.order_by("-submission__submitted_at", "-pk")


class Deposit(models.Model):
    """A request that an organisation handed over for a person: with which token, and under which key of its own.

    `fingerprint` is a keyed digest of what was sent: the same again gives the same request, anything else is refused.
    """

    token = models.CharField(max_length=32)
    organisation = models.CharField(max_length=120)
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="deposit")

    objects = DepositQuerySet.as_manager()

    class Meta:
        verbose_name = _("dépôt par un organisme")
        verbose_name_plural = _("dépôts par un organisme")
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="intake_deposit_key_serves_once"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.token}"


class LockerQuerySet(models.QuerySet["Locker"]):
    def open_to(self, place: str, at: datetime) -> Self:
        """Those that this place may empty; one on its way somewhere opens to that place alone."""
        mine = models.Q(moved_at=None) | models.Q(holder=place)
        return self.exclude(imprint="").filter(mine, expires_at__gt=at)

    def over(self, at: datetime) -> Self:
        return self.filter(expires_at__lte=at).exclude(imprint="", files=[])


class Locker(models.Model):
    """At the national node: the sealed copy of a draft that was left with a ticket, and which node may write in it.

    Once the holder has it in hand, copy and imprint are empty; the row stays, to refuse whoever held it before.
    """

    reference = models.CharField(max_length=20, unique=True)
    holder = models.CharField(max_length=3)
    turn = models.PositiveIntegerField()
    imprint = models.CharField(max_length=64, blank=True)
    sealed = models.BinaryField()
    files = models.JSONField(default=list)
    moved_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    objects = LockerQuerySet.as_manager()

    class Meta:
        verbose_name = _("consigne d’une demande commencée")
        verbose_name_plural = _("consignes de demandes commencées")
        constraints = [
            models.UniqueConstraint(
                fields=["imprint"], condition=~models.Q(imprint=""), name="intake_locker_imprint_opens_one"
            ),
            models.CheckConstraint(
                condition=~models.Q(imprint="") | models.Q(sealed=b""), name="intake_locker_unopenable_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class WrongLocators(models.Model):
    """At the national node: how often a centre asked for what is not there, since when."""

    centre = models.CharField(max_length=3, unique=True)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("demandes sans consigne")
        verbose_name_plural = _("demandes sans consigne")

    def __str__(self) -> str:
        return f"{self.centre} {self.count}"

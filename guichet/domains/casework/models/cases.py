"""Cases and their treatment: turns, bars, pauses, findings, opinions, decisions."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.casework import vocabulary as words
from guichet.domains.casework.querysets import CaseQuerySet, TurnQuerySet

REFERENCE = 20
DIGEST = 64
CODE = 80
LAST = 999
NOT_READY: Mapping[str, bool] = {"ready_at__isnull": True, "sequence__isnull": True, "promised_at__isnull": True}
WAITS = Q(state="waiting")


class Case(models.Model):
    """A request in the State's hands. `pseudonym` is all that the journal and the public log ever say of it.

    `sequence` is the place in the hub's own order, given when the case became ready; a node's clock has no part in it.
    `above` is the office that helps from `escalated_at` on: when this one is late or, `lifted`, when nobody of it may
    treat the case. One that its applicant withdrew is closed without a decision, and perhaps was never ready. Of the
    content there is `envelope` until the keeper has turned it into `ciphertext`, under the case's own key; `contact` is
    where its applicant is told, under the same key. `own_code` is the imprint of the code on a receipt that a centre
    printed, `pickup_key` what its document is sealed to for printing there. `assisted_by` names the focal point who
    wrote it for its applicant, under `mandate`; `vouched` when a centre saw who the applicant is. At
    `authority_told_at` its authority as a whole was told that it is still late.
    """

    reference = models.CharField(max_length=REFERENCE, unique=True)
    salt = models.BinaryField()
    pseudonym = models.CharField(max_length=DIGEST, unique=True)
    citizen = models.CharField(max_length=CODE, blank=True)
    service = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    place = models.CharField(max_length=40, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=words.State, default=words.State.ARRIVED)
    obstacle = models.CharField(max_length=12, choices=words.Obstacle, blank=True, default=words.Obstacle.NOT_OPENED)
    fee = models.PositiveIntegerField(null=True, blank=True)
    settled = models.CharField(max_length=10, choices=words.Settled, blank=True)
    step = models.CharField(max_length=CODE, blank=True)
    unit = models.CharField(max_length=CODE, blank=True)
    authority = models.CharField(max_length=CODE, blank=True)
    above = models.CharField(max_length=CODE, blank=True)
    above_authority = models.CharField(max_length=CODE, blank=True)
    role = models.CharField(max_length=12, blank=True)
    priority = models.PositiveSmallIntegerField(default=LAST)
    sequence = models.PositiveBigIntegerField(null=True, blank=True)
    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True)
    step_since = models.DateTimeField(null=True, blank=True)
    step_due_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    lifted = models.BooleanField(default=False)
    authority_told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    envelope = models.BinaryField()
    bound_to = models.BinaryField()
    ciphertext = models.BinaryField(default=b"")
    contact = models.BinaryField(default=b"")
    case_key_id = models.CharField(max_length=CODE, blank=True)
    mandate = models.CharField(max_length=REFERENCE, blank=True)
    assisted_by = models.CharField(max_length=120, blank=True)
    vouched = models.BooleanField(default=False)
    own_code = models.CharField(max_length=DIGEST, blank=True)
    pickup_key = models.BinaryField(default=b"")

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        indexes = [
            models.Index(
                fields=["authority", "unit", "role", "priority", "sequence"],
                condition=WAITS,
                name="casework_case_queue",
            ),
            models.Index(fields=["received_at"], name="casework_case_by_arrival"),
            models.Index(fields=["ready_at"], condition=Q(settled="confirmed"), name="casework_case_paid_by_day"),
            models.Index(
                fields=["citizen", "-submitted_at"], condition=~Q(citizen=""), name="casework_case_by_citizen"
            ),
            models.Index(
                fields=["authority", "role", "priority", "sequence"], condition=WAITS, name="casework_case_queue_of_all"
            ),
            models.Index(
                fields=["above_authority", "above", "role", "priority", "sequence"],
                condition=WAITS & Q(escalated_at__isnull=False),
                name="casework_case_late_queue",
            ),
            models.Index(
                fields=["above_authority", "role", "priority", "sequence"],
                condition=WAITS & Q(escalated_at__isnull=False),
                name="casework_case_late_of_all",
            ),
            models.Index(
                fields=["authority", "unit", "role", "state"],
                condition=Q(closed_at__isnull=True),
                name="casework_case_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sequence"], name="casework_case_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(state="arrived", **NOT_READY)
                | Q(withdrawn=True, **NOT_READY)
                | (
                    ~Q(state="arrived")
                    & Q(ready_at__isnull=False, sequence__isnull=False, promised_at__isnull=False, obstacle="")
                ),
                name="casework_case_ready_has_its_promise_and_place",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | Q(state="closed"), name="casework_case_withdrawn_is_closed"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, step="")
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="casework_case_closed_is_at_no_step",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "in-hand", "paused"]) | ~Q(step="", unit=""),
                name="casework_case_under_way_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Counter(models.Model):
    """The hub's own numbers, given one at a time under the lock of their row: without gap, in the order of commits."""

    name = models.CharField(max_length=20, unique=True)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("compteur")
        verbose_name_plural = _("compteurs")

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class Claimant(models.Model):
    """A citizen who gave wrong codes for requests to bring to the account, whichever these were."""

    citizen = models.CharField(max_length=CODE, unique=True)
    tries = models.PositiveIntegerField(default=0)
    barred_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("demandeur de rattachement")
        verbose_name_plural = _("demandeurs de rattachement")

    def __str__(self) -> str:
        return self.citizen


class Turn(models.Model):
    """A case in an officer's hands. One hand has few slots, and a case is in one hand: the database holds both.

    `jumped` when it passed older ones by a published priority, `overtook` when one that came first was left waiting.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="turns")
    officer = models.CharField(max_length=CODE)
    slot = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=CODE)
    authority = models.CharField(max_length=CODE, blank=True)
    role = models.CharField(max_length=12, blank=True)
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=words.Ending, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    result = models.CharField(max_length=CODE, blank=True)
    jumped = models.BooleanField(default=False)
    overtook = models.BooleanField(default=False)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("tour de traitement")
        verbose_name_plural = _("tours de traitement")
        indexes = [
            models.Index(fields=["officer", "-ended_at"], name="casework_turn_by_officer"),
            models.Index(fields=["authority", "unit", "-ended_at"], name="casework_turn_by_office"),
            models.Index(
                fields=["began_at"],
                condition=Q(jumped=True) | Q(overtook=True),
                name="casework_turn_first_by_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="casework_turn_is_one_a_case"
            ),
            models.UniqueConstraint(
                fields=["officer", "slot"], condition=Q(ended_at__isnull=True), name="casework_turn_is_one_a_slot"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="casework_turn_over_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class Bar(models.Model):
    """An officer who is not served a case, at its present step or for good."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="bars")
    officer = models.CharField(max_length=CODE)
    why = models.CharField(max_length=12, choices=words.Barred)

    class Meta:
        verbose_name = _("empêchement")
        verbose_name_plural = _("empêchements")
        indexes = [models.Index(fields=["officer"], name="casework_bar_by_officer")]
        constraints = [models.UniqueConstraint(fields=["case", "officer", "why"], name="casework_bar_is_said_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.why}"


class Concern(models.Model):
    """Someone whom a case is about, by the blind index of an NPI in it: equal numbers are found, none is read."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concerns")
    index = models.CharField(max_length=DIGEST)

    class Meta:
        verbose_name = _("personne concernée")
        verbose_name_plural = _("personnes concernées")
        indexes = [models.Index(fields=["index"], name="casework_concern_by_index")]
        constraints = [models.UniqueConstraint(fields=["case", "index"], name="casework_concern_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.index[:8]}"


class Pause(models.Model):
    """The clock stands still, for a published motive, until a moment at most.

    `asked` names the questions that must be answered again. `lapsed` when it ended by itself, without a reply;
    `moved_days` is by how many days the promise then moved.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    step = models.CharField(max_length=CODE)
    motive = models.CharField(max_length=40)
    asked = models.JSONField(default=list, blank=True)
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    lapsed = models.BooleanField(default=False)
    moved_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        indexes = [
            models.Index(fields=["began_at"], name="casework_pause_by_day"),
            models.Index(fields=["until"], condition=Q(ended_at__isnull=True), name="casework_pause_by_end"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="casework_pause_is_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(motive=""), name="casework_pause_has_a_motive"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("began_at")),
                name="casework_pause_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(until__gt=models.F("began_at")), name="casework_pause_is_for_some_time"),
            models.CheckConstraint(
                condition=Q(lapsed=False) | Q(ended_at=models.F("until")), name="casework_pause_lapses_at_its_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.motive}"


class Finding(models.Model):
    """What an officer found at a step, sealed under the case's key; the latest of a step counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    step = models.CharField(max_length=CODE)
    at = models.DateTimeField()
    ciphertext = models.BinaryField()

    class Meta:
        verbose_name = _("constat")
        verbose_name_plural = _("constats")

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class Opinion(models.Model):
    """A body was asked; its answer, or its silence once the delay is over."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    step = models.CharField(max_length=CODE)
    body = models.CharField(max_length=CODE)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    favourable = models.BooleanField(null=True)
    given_at = models.DateTimeField(null=True, blank=True)
    by_silence = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("avis")
        verbose_name_plural = _("avis")
        indexes = [models.Index(fields=["due_at"], condition=Q(given_at__isnull=True), name="casework_opinion_awaited")]
        constraints = [
            models.UniqueConstraint(fields=["case", "step", "body", "asked_at"], name="casework_opinion_is_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.body}"


class Decision(models.Model):
    """The end of a case. What is issued from it is the work of the documents room."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=CODE)
    kind = models.CharField(max_length=12)
    officer = models.CharField(max_length=CODE)
    step = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=CODE)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        indexes = [
            models.Index(fields=["officer", "-at"], name="casework_decision_by_officer"),
            models.Index(fields=["at"], name="casework_decision_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"

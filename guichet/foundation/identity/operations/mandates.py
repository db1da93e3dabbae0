"""Mandates: a person lets a focal point act for them, says how far and until when, and may take it back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.foundation.identity import mandates, registry
from guichet.foundation.identity.events import MandateGranted, MandateRevoked, MandateUsed
from guichet.foundation.identity.mandates import MandatePeople
from guichet.foundation.identity.models import Mandate
from guichet.foundation.identity.operations.codes import CodeChecked, Verdict
from guichet.foundation.identity.vocabulary import Channel, Consent, MandateScope
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references

LONGEST = timedelta(days=30)
BIOMETRICS = frozenset({Consent.THUMBPRINT, Consent.VOICE})


class MandateRefused(Refused):
    """Not given, not to this person, over, or not so far: the sentence says which."""


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Who agrees, and how: with the code that their phone received, or before a witness."""

    name: str
    consent: Consent
    witness: str = ""
    proved: CodeChecked | None = None


@operation
def grant_mandate(
    *, person: Person, service: str, scopes: Collection[MandateScope], until: datetime, act: Act
) -> Mandate:
    """Let the acting focal point act for a person, for a service (empty: any), as far as `scopes`.

    Raises MandateRefused when nothing proves that the person agreed, or nothing limits what is allowed.
    """
    _refuse_unproved(person)
    if act.actor.kind is not ActorKind.STAFF or act.place is None:
        raise MandateRefused(_("Un mandat se donne à un point focal, dans un centre."))
    if not scopes:
        raise MandateRefused(_("Dites au moins une chose que la personne vous laisse faire."))
    if not act.at < until <= act.at + LONGEST:
        raise MandateRefused(_("Un mandat dure au plus 30 jours."))
    row = Mandate.objects.create(
        reference=references.allocate(act.place),
        place=act.place,
        focal_point=act.actor.reference,
        service=service,
        scopes=[scope.value for scope in MandateScope if scope in scopes],
        consent=person.consent,
        box=mandates.boxed(MandatePeople(person.name.strip(), person.witness.strip())),
        granted_at=act.at,
        expires_at=until,
    )
    journal.record(happened=_granted(row), act=act)
    registry.carry(mandates.CARRIED, mandates.written(row), act)
    return row


@operation
def use_mandate(*, mandate: str, service: str, scope: MandateScope, act: Act) -> Mandate:
    """Act under a mandate. Raises MandateRefused with what stands in the way, in a sentence."""
    row = _found(mandate)
    reason = mandates.why_not(mandates.facts(row), by=act.actor.reference, service=service, scope=scope, at=act.at)
    if reason:
        raise MandateRefused(reason)
    journal.record(happened=MandateUsed(row.reference, row.focal_point, scope), act=act)
    return row


@operation
def revoke_mandate(*, mandate: str, act: Act) -> Mandate:
    """The person takes it back; nothing more is done under it, and the names leave it. Raises MandateRefused."""
    row = _found(mandate)
    if row.revoked_at is not None or row.place != act.place:
        raise MandateRefused(_("Ce mandat est déjà retiré, ou n’est pas de ce centre."))
    row.revoked_at, row.box = act.at, b""
    row.save(update_fields=["revoked_at", "box"])
    journal.record(happened=MandateRevoked(row.reference, row.focal_point), act=act)
    registry.carry(mandates.CARRIED, mandates.written(row), act)
    return row


@operation
def erase_names(*, act: Act) -> int:
    """Of mandates that are over: how many. Run by a periodic job."""
    return Mandate.objects.filter(expires_at__lte=act.at).exclude(box=b"").update(box=b"")


@operation
def keep_mandate(*, told: Mapping[str, Any], act: Act) -> None:
    """At the national node: a mandate as its centre has it. Raises MandateRefused for one of another place."""
    of_others = Mandate.objects.filter(reference=told["reference"]).exclude(place=act.place or "")
    if told["place"] != act.place or of_others.exists():
        raise MandateRefused(_("Cet envoi ne parle pas du centre qui l’a signé."))
    row, is_new = Mandate.objects.update_or_create(reference=told["reference"], defaults=mandates.read(told))
    happened = MandateRevoked(row.reference, row.focal_point) if row.revoked_at else _granted(row)
    if is_new or row.revoked_at:
        journal.record(happened=happened, act=act)


def _refuse_unproved(person: Person) -> None:
    if not person.name.strip():
        raise MandateRefused(_("Écrivez le nom de la personne."))
    if person.consent in BIOMETRICS and not settings.BIOMETRIC_CONSENT:
        raise MandateRefused(
            _("Ce centre n’a pas le droit de prendre une empreinte ou une voix. Lisez le mandat devant un témoin.")
        )
    if person.consent is Consent.WITNESS and not person.witness.strip():
        raise MandateRefused(_("Écrivez le nom du témoin qui a entendu la lecture."))
    if person.consent is Consent.SMS and not _is_proved(person.proved):
        raise MandateRefused(_("La personne n’a pas encore donné le code reçu sur son téléphone."))


def _is_proved(checked: CodeChecked | None) -> bool:
    return checked is not None and checked.verdict is Verdict.RIGHT and checked.channel is Channel.SMS


def _granted(row: Mandate) -> MandateGranted:
    return MandateGranted(
        row.reference, row.focal_point, row.service, " ".join(row.scopes), row.consent, row.expires_at
    )


def _found(reference: str) -> Mandate:
    row = Mandate.objects.select_for_update().filter(reference=reference).first()
    if row is None:
        raise MandateRefused(_("Ce mandat n’est pas connu ici."))
    return row

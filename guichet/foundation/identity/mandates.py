"""A mandate as it is read: what it allows, and whose names it binds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from guichet.foundation.identity.models import Mandate
from guichet.foundation.identity.vault import vault
from guichet.foundation.identity.vocabulary import Consent, MandateScope
from guichet.foundation.lib.act import PlaceId

CARRIED = "identity.mandate"
NAMES = "names of mandates"


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """`service` is empty for any."""

    reference: str
    place: PlaceId
    focal_point: str
    service: str
    scopes: tuple[MandateScope, ...]
    consent: Consent
    granted_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class MandatePeople:
    """Its text shows no name, so that no log does."""

    person: str
    witness: str


def facts(row: Mandate) -> MandateFacts:
    return MandateFacts(
        reference=row.reference,
        place=PlaceId(row.place),
        focal_point=row.focal_point,
        service=row.service,
        scopes=tuple(MandateScope(scope) for scope in row.scopes),
        consent=Consent(row.consent),
        granted_at=row.granted_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )


def boxed(people: MandatePeople) -> bytes:
    return vault(NAMES).encrypt(json.dumps([people.person, people.witness]).encode())


def people(row: Mandate) -> MandatePeople:
    return MandatePeople(*json.loads(vault(NAMES).decrypt(bytes(row.box))))


def why_not(mandate: MandateFacts, *, by: str, service: str, scope: MandateScope, at: datetime) -> str:
    """The sentence that refuses to act under it at that moment, or nothing: what was done before its end stands."""
    if mandate.focal_point != by:
        return _("Ce mandat a été donné à une autre personne. Demandez-en un à votre nom.")
    if mandate.revoked_at is not None and mandate.revoked_at <= at:
        return _("La personne a retiré ce mandat. Sans un nouveau mandat, vous ne pouvez plus agir pour elle.")
    if mandate.expires_at <= at:
        return _("Ce mandat est arrivé à son terme. Demandez à la personne si elle veut vous en donner un autre.")
    if mandate.service not in {"", service}:
        return _("Ce mandat a été donné pour un autre service. Demandez-en un pour celui-ci.")
    if scope not in mandate.scopes:
        allowed = ", ".join(str(each.label) for each in mandate.scopes)
        return _("Ce mandat ne va pas jusque-là. Il permet seulement de : %(allowed)s.") % {"allowed": allowed}
    return ""


def written(row: Mandate) -> dict[str, Any]:
    """What travels: no name."""
    return {
        "reference": row.reference,
        "place": row.place,
        "focal_point": row.focal_point,
        "service": row.service,
        "scopes": list(row.scopes),
        "consent": row.consent,
        "granted_at": row.granted_at.isoformat(),
        "expires_at": row.expires_at.isoformat(),
        "revoked_at": row.revoked_at and row.revoked_at.isoformat(),
    }


def read(told: Mapping[str, Any]) -> dict[str, Any]:
    moments = {name: told[name] and datetime.fromisoformat(told[name]) for name in MOMENTS}
    return {name: told[name] for name in PLAIN} | moments


PLAIN = ("place", "focal_point", "service", "scopes", "consent")
MOMENTS = ("granted_at", "expires_at", "revoked_at")

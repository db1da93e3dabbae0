"""What the register of identities tells the journal: opaque references, never an address, a number or a name."""

from dataclasses import dataclass
from datetime import date, datetime

from guichet.foundation.journal.events import event


@event("identity.code-sent", subject="code")
@dataclass(frozen=True, slots=True)
class CodeSent:
    """A one-time code left by that channel, for that purpose."""

    code: str
    channel: str
    purpose: str


@event("identity.code-accepted", subject="code")
@dataclass(frozen=True, slots=True)
class CodeAccepted:
    code: str
    purpose: str


@event("identity.code-refused", subject="code")
@dataclass(frozen=True, slots=True)
class CodeRefused:
    """A known code was refused; `verdict` says why."""

    code: str
    purpose: str
    verdict: str


@event("identity.citizen-registered", subject="citizen")
@dataclass(frozen=True, slots=True)
class CitizenRegistered:
    citizen: str
    assurance: str


@event("identity.citizen-signed-in", subject="citizen")
@dataclass(frozen=True, slots=True)
class CitizenSignedIn:
    citizen: str
    assurance: str


@event("identity.assurance-raised", subject="citizen")
@dataclass(frozen=True, slots=True)
class AssuranceRaised:
    citizen: str
    assurance: str


@event("identity.number-stated", subject="citizen")
@dataclass(frozen=True, slots=True)
class NumberStated:
    """A person gave an identity number; `standing` says what is known of it."""

    citizen: str
    standing: str


@event("identity.correction-opened", subject="correction")
@dataclass(frozen=True, slots=True)
class CorrectionOpened:
    correction: str
    citizen: str
    discrepancy: str


@event("identity.correction-settled", subject="correction")
@dataclass(frozen=True, slots=True)
class CorrectionSettled:
    correction: str
    citizen: str
    state: str


@event("identity.staff-invited", subject="staff")
@dataclass(frozen=True, slots=True)
class StaffInvited:
    staff: str


@event("identity.staff-set-up", subject="staff")
@dataclass(frozen=True, slots=True)
class StaffSetUp:
    """Someone invited now has the means to sign in; the invitation is over."""

    staff: str


@event("identity.staff-signed-in", subject="staff")
@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """`means` is the second factor: webauthn, totp, recovery_codes, or demonstration."""

    staff: str
    means: str


@event("identity.password-chosen", subject="staff")
@dataclass(frozen=True, slots=True)
class PasswordChosen:
    staff: str


@event("identity.means-changed", subject="staff")
@dataclass(frozen=True, slots=True)
class MeansChanged:
    """A means to sign in was added, removed or replaced."""

    staff: str
    means: str
    change: str


@event("identity.staff-disabled", subject="staff")
@dataclass(frozen=True, slots=True)
class StaffDisabled:
    staff: str


@event("identity.staff-enabled", subject="staff")
@dataclass(frozen=True, slots=True)
class StaffEnabled:
    staff: str


@event("identity.sessions-ended", subject="holder")
@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """Every session of a citizen or a member of staff ended at once."""

    holder: str


@event("identity.role-given", subject="staff")
@dataclass(frozen=True, slots=True)
class RoleGiven:
    staff: str
    role: str
    authority: str
    unit: str
    place: str
    from_on: date
    until_on: date | None


@event("identity.role-ended", subject="staff")
@dataclass(frozen=True, slots=True)
class RoleEnded:
    staff: str
    role: str
    authority: str
    unit: str
    place: str
    until_on: date


@event("identity.token-created", subject="token")
@dataclass(frozen=True, slots=True)
class TokenCreated:
    """An organisation may call the interface for machines; `scopes` by commas."""

    token: str
    scopes: str
    expires_at: datetime


@event("identity.token-renewed", subject="token")
@dataclass(frozen=True, slots=True)
class TokenRenewed:
    """The token has a new secret and a new end; the former secret opens nothing."""

    token: str
    expires_at: datetime


@event("identity.token-revoked", subject="token")
@dataclass(frozen=True, slots=True)
class TokenRevoked:
    """From the next call on it opens nothing."""

    token: str


@event("identity.tie-declared", subject="staff")
@dataclass(frozen=True, slots=True)
class TieDeclared:
    """Someone who works here said whose case they must not be served; never the number."""

    staff: str
    tie: str
    kind: str


@event("identity.tie-withdrawn", subject="staff")
@dataclass(frozen=True, slots=True)
class TieWithdrawn:
    staff: str
    tie: str
    kind: str


@event("identity.card-issued", subject="card")
@dataclass(frozen=True, slots=True)
class CardIssued:
    """`temporary` when a colleague gave it at the centre, for the day."""

    card: str
    staff: str
    place: str
    temporary: bool


@event("identity.card-revoked", subject="card")
@dataclass(frozen=True, slots=True)
class CardRevoked:
    card: str
    staff: str


@event("identity.card-used", subject="card")
@dataclass(frozen=True, slots=True)
class CardUsed:
    """Card and PIN opened the counter, or the PIN alone after it had locked itself."""

    card: str
    staff: str


@event("identity.card-refused", subject="card")
@dataclass(frozen=True, slots=True)
class CardRefused:
    """A wrong PIN; with the last of five the card is locked."""

    card: str
    tries: int
    locked: bool


@event("identity.card-unlocked", subject="card")
@dataclass(frozen=True, slots=True)
class CardUnlocked:
    card: str
    staff: str


@event("identity.mandate-granted", subject="mandate")
@dataclass(frozen=True, slots=True)
class MandateGranted:
    """A person lets a focal point act for them; `service` is empty for any, `scopes` are joined by spaces."""

    mandate: str
    staff: str
    service: str
    scopes: str
    consent: str
    until: datetime


@event("identity.mandate-used", subject="mandate")
@dataclass(frozen=True, slots=True)
class MandateUsed:
    """A request was begun under it, or something else that its scope names."""

    mandate: str
    staff: str
    scope: str


@event("identity.mandate-revoked", subject="mandate")
@dataclass(frozen=True, slots=True)
class MandateRevoked:
    mandate: str
    staff: str


@event("identity.vouched", subject="request")
@dataclass(frozen=True, slots=True)
class IdentityVouched:
    """A focal point saw a paper that says who asks: which kind, nothing of what stands on it."""

    request: str
    staff: str
    paper: str

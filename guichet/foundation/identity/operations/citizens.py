"""How people who ask the State for something become known, and better known."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guichet.foundation.identity import blind, formats, names, waiting
from guichet.foundation.identity.events import (
    AssuranceRaised,
    CitizenRegistered,
    CitizenSignedIn,
    CorrectionOpened,
    CorrectionSettled,
    NumberStated,
    SessionsEnded,
)
from guichet.foundation.identity.models import Citizen, Correction
from guichet.foundation.identity.operations import codes
from guichet.foundation.identity.operations.codes import CodeChecked, Origin, Verdict
from guichet.foundation.identity.registry import RegisterAnswer, RegisterState
from guichet.foundation.identity.vocabulary import (
    Assurance,
    Channel,
    CorrectionState,
    Discrepancy,
    NpiStanding,
    Purpose,
)
from guichet.foundation.identity.waiting import Stated
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused

COLUMNS: Mapping[Channel, str] = {Channel.SMS: "phone", Channel.EMAIL: "email"}


class NotANumber(Refused):
    """What was given cannot be an identity number."""


class CitizenRefused(Refused):
    """Nobody is invented where people are real."""


class CorrectionRefused(Refused):
    """The correction is not there, or is settled already."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`citizen` is None when the code was refused; `checked` then holds the sentence to show."""

    citizen: Citizen | None
    checked: CodeChecked


@dataclass(frozen=True, slots=True)
class NationalClaims:
    """What the national identity provider vouches for."""

    issuer: str
    subject: str
    npi: str = ""
    name: str = ""


@operation
def sign_in_by_code(*, reference: str, code: str, origin: Origin, language: str, act: Act) -> SignedIn:
    """The citizen whose phone or e-mail the code proves, registered now if nobody was known there."""
    checked = codes.check_code(reference=reference, code=code, purpose=Purpose.SIGN_IN, origin=origin, act=act)
    if checked.verdict != Verdict.RIGHT or checked.channel is None:
        return SignedIn(None, checked)
    citizen, is_new = Citizen.objects.get_or_create(
        **{COLUMNS[checked.channel]: checked.address},
        defaults={"reference": secrets.token_hex(16), "language": language, "created_at": act.at},
    )
    if is_new:
        journal.record(happened=CitizenRegistered(citizen.reference, citizen.assurance), act=act)
    journal.record(happened=CitizenSignedIn(citizen.reference, Assurance.CONTACT), act=act)
    return SignedIn(citizen, checked)


@operation
def sign_in_nationally(*, claims: NationalClaims, current: str | None, language: str, act: Act) -> Citizen:
    """The citizen whom the national provider vouches for.

    Someone already known by that identity is found again. Otherwise whoever is signed in (`current`) becomes surer, or
    someone new is registered. An NPI that another account merely stated is taken from it: proof prevails, and a
    correction is opened there.
    """
    index = blind.index("national", f"{claims.issuer} {claims.subject}")
    citizen = Citizen.objects.select_for_update().filter(national_index=index).first()
    if citizen is None:
        citizen = _vouched_for(current, index) or _registered(index, language, act)
    if citizen.assurance != Assurance.NATIONAL:
        citizen.assurance = Assurance.NATIONAL
        citizen.save(update_fields=["assurance"])
        journal.record(happened=AssuranceRaised(citizen.reference, citizen.assurance), act=act)
    _prove_npi(citizen, claims, act)
    journal.record(happened=CitizenSignedIn(citizen.reference, Assurance.NATIONAL), act=act)
    return citizen


def _vouched_for(current: str | None, index: str) -> Citizen | None:
    """The signed-in citizen, unless another national identity is theirs already."""
    citizen = Citizen.objects.select_for_update().filter(reference=current or "", national_index=None).first()
    if citizen is not None:
        citizen.national_index = index
        citizen.save(update_fields=["national_index"])
    return citizen


def _registered(index: str, language: str, act: Act) -> Citizen:
    citizen = Citizen.objects.create(
        reference=secrets.token_hex(16),
        national_index=index,
        assurance=Assurance.NATIONAL,
        language=language,
        created_at=act.at,
    )
    journal.record(happened=CitizenRegistered(citizen.reference, citizen.assurance), act=act)
    return citizen


def _prove_npi(citizen: Citizen, claims: NationalClaims, act: Act) -> None:
    npi = formats.npi(claims.npi)
    if npi is None:
        return
    index = blind.index("npi", npi)
    if citizen.npi_index == index and citizen.npi_standing == NpiStanding.AGREED:
        return
    if citizen.npi_index not in {None, index}:
        _open(citizen, Discrepancy.CHANGED, index, said=claims.name, register_says=claims.name, act=act)
        return
    holder = Citizen.objects.select_for_update().filter(npi_index=index).exclude(pk=citizen.pk).first()
    if holder is not None and holder.assurance != Assurance.CONTACT:
        _open(citizen, Discrepancy.TAKEN, index, said=claims.name, register_says="", act=act)
        return
    if holder is not None:
        _stand(holder, None, NpiStanding.DISPUTED, act)
        _open(holder, Discrepancy.TAKEN, index, said="", register_says="", act=act)
    _stand(citizen, index, NpiStanding.AGREED, act)


@operation
def state_npi(*, citizen: str, npi: str, name: str, answer: RegisterAnswer, act: Act) -> Correction | None:
    """Note the NPI that a person gives, against what the national register answered about it.

    Returns the correction that a disagreement opened, or None. A register that is down never stops anybody. Raises
    NotANumber when the text cannot be an NPI. What the register says is kept for whoever settles the correction and
    never shown to who typed the number: a number must not give a name.
    """
    number = formats.npi(npi)
    if number is None:
        raise NotANumber(_("Ce numéro n’est pas un NPI : il n’a que des chiffres. Recopiez-le depuis votre carte."))
    index = blind.index("npi", number)
    person = Citizen.objects.select_for_update().get(reference=citizen)
    found = _discrepancy(person, index, name, answer)
    if found is not None:
        if found != Discrepancy.CHANGED:
            _stand(person, None, NpiStanding.DISPUTED, act)
        return _open(person, found, index, said=name, register_says=answer.name, act=act)
    if person.npi_standing != NpiStanding.AGREED:
        is_known = answer.state == RegisterState.KNOWN
        if not is_known:
            waiting.keep(person, index, Stated(number, name), act)
        _stand(person, index, NpiStanding.AGREED if is_known else NpiStanding.UNCHECKED, act)
    return None


@operation
def check_waiting_number(*, citizen: str, since: datetime, answer: RegisterAnswer, act: Act) -> Correction | None:
    """Note what the register at last says of a number that waits since then; as when it was stated.

    Nothing when the person has stated another one meanwhile, or this one is settled.
    """
    stated = waiting.stated(citizen, since)
    if stated is None:
        return None
    return state_npi(citizen=citizen, npi=stated.npi, name=stated.name, answer=answer, act=act)


def _discrepancy(person: Citizen, index: str, name: str, answer: RegisterAnswer) -> Discrepancy | None:
    if person.npi_standing == NpiStanding.AGREED and person.npi_index != index:
        return Discrepancy.CHANGED
    if Citizen.objects.filter(npi_index=index).exclude(pk=person.pk).exists():
        return Discrepancy.TAKEN
    if answer.state == RegisterState.UNKNOWN:
        return Discrepancy.UNKNOWN
    if answer.state == RegisterState.KNOWN and not names.agree(name, answer.name):
        return Discrepancy.NAME
    return None


def _stand(citizen: Citizen, index: str | None, standing: NpiStanding, act: Act) -> None:
    if standing != NpiStanding.UNCHECKED:
        waiting.forget(citizen)
    citizen.npi_index, citizen.npi_standing = index, standing
    citizen.save(update_fields=["npi_index", "npi_standing"])
    journal.record(happened=NumberStated(citizen.reference, standing), act=act)


def _open(
    citizen: Citizen, discrepancy: Discrepancy, index: str, *, said: str, register_says: str, act: Act
) -> Correction:
    """One at a time for a person: what is said again joins the one that is open."""
    correction, is_new = Correction.objects.update_or_create(
        citizen=citizen,
        state=CorrectionState.OPEN,
        defaults={"discrepancy": discrepancy, "npi_index": index, "said": said, "register_says": register_says},
        create_defaults={
            "reference": secrets.token_hex(16),
            "discrepancy": discrepancy,
            "npi_index": index,
            "said": said,
            "register_says": register_says,
            "opened_at": act.at,
        },
    )
    if is_new:
        journal.record(happened=CorrectionOpened(correction.reference, citizen.reference, discrepancy), act=act)
    return correction


@operation
def explain(*, correction: str, citizen: str, explanation: str, act: Act) -> Correction:  # noqa: ARG001 an operation has its act
    """Add the person's own words to their open correction. Raises CorrectionRefused when it is not theirs or closed."""
    row = _open_correction(correction, Correction.objects.filter(citizen__reference=citizen))
    row.explanation = explanation.strip()
    row.save(update_fields=["explanation"])
    return row


@operation
def settle_correction(*, correction: str, state: CorrectionState, reasons: str, act: Act) -> Correction:
    """Grant or refuse, with reasons that the person reads. Granted, the number becomes theirs.

    Raises CorrectionRefused when it is settled already, reasons are missing, or somebody sure holds the number.
    """
    row = _open_correction(correction, Correction.objects.all())
    if not reasons.strip():
        raise CorrectionRefused(_("Dites pourquoi : la personne lira cette raison."))
    if state == CorrectionState.GRANTED:
        _grant(row, act)
    row.state, row.reasons, row.settled_at = state, reasons.strip(), act.at
    row.save(update_fields=["state", "reasons", "settled_at"])
    journal.record(happened=CorrectionSettled(row.reference, row.citizen.reference, state), act=act)
    return row


def _open_correction(reference: str, among: QuerySet[Correction]) -> Correction:
    row = among.select_for_update().filter(reference=reference, state=CorrectionState.OPEN).first()
    if row is None:
        raise CorrectionRefused(_("Cette correction n’existe pas ou est déjà réglée."))
    return row


def _grant(correction: Correction, act: Act) -> None:
    holder = Citizen.objects.filter(npi_index=correction.npi_index).exclude(pk=correction.citizen_id).first()
    if holder is not None and holder.assurance != Assurance.CONTACT:
        raise CorrectionRefused(_("Ce numéro appartient à une personne dont l’identité est prouvée."))
    if holder is not None:
        _stand(holder, None, NpiStanding.NONE, act)
    _stand(correction.citizen, correction.npi_index, NpiStanding.AGREED, act)


@operation
def invent_citizen(*, phone: str, language: str, act: Act) -> Citizen:
    """Someone invented for the demonstration, found again the second time. Raises CitizenRefused outside it."""
    if not settings.DEMONSTRATION:
        raise CitizenRefused(_("Personne ne s’invente hors de la démonstration."))
    citizen, is_new = Citizen.objects.get_or_create(
        phone=phone,
        defaults={
            "reference": secrets.token_hex(16),
            "language": language,
            "created_at": act.at,
            "demonstration": True,
        },
    )
    if is_new:
        journal.record(happened=CitizenRegistered(citizen.reference, citizen.assurance), act=act)
    return citizen


@operation
def end_citizen_sessions(*, citizen: str, act: Act) -> None:
    """Sign the person out everywhere, at once."""
    person = Citizen.objects.select_for_update().get(reference=citizen)
    person.session_era += 1
    person.save(update_fields=["session_era"])
    journal.record(happened=SessionsEnded(citizen), act=act)

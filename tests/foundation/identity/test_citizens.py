"""Corrections are settled by people, with reasons; proof prevails over what was only stated."""

import pytest
from pytest_django import Settings

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.models import Citizen, Correction
from guichet.foundation.identity.operations import NationalClaims
from guichet.foundation.identity.registry import NO_ANSWER, RegisterAnswer, RegisterState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import Assurance, CorrectionState, Discrepancy, NpiStanding
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from tests.factories.acts import an_act
from tests.factories.identity import make_citizen, make_officer, make_staff

pytestmark = pytest.mark.django_db
NPI = "1234567890"
AFI = "Afiavi Dossou"
UNKNOWN = RegisterAnswer(RegisterState.UNKNOWN)
KNOWN = RegisterAnswer(RegisterState.KNOWN, "DOSSOU Afiavi")


def state(citizen: Citizen, npi: str = NPI, answer: RegisterAnswer = UNKNOWN) -> Correction | None:
    return identity.state_npi(citizen=citizen.reference, npi=npi, name=AFI, answer=answer, act=an_act())


def opened(citizen: Citizen, npi: str = NPI) -> Correction:
    correction = state(citizen, npi)
    assert correction
    return correction


def settle(correction: Correction, to: CorrectionState, reasons: str = "Carte vue au guichet.") -> Correction:
    return identity.settle_correction(correction=correction.reference, state=to, reasons=reasons, act=an_act())


def come_in(subject: str, npi: str = "", current: str | None = None) -> Citizen:
    claims = NationalClaims("https://identite.example", subject, npi, AFI)
    return identity.sign_in_nationally(claims=claims, current=current, language="fr", act=an_act())


def standing(citizen: Citizen) -> NpiStanding:
    citizen.refresh_from_db()
    return NpiStanding(citizen.npi_standing)


def viewer(citizen: Citizen) -> Viewer:
    return Viewer(ActorKind.CITIZEN, citizen.reference)


def test_a_granted_correction_gives_the_number() -> None:
    afi = make_citizen()
    settle(opened(afi), CorrectionState.GRANTED)
    assert standing(afi) == NpiStanding.AGREED
    assert Entry.objects.latest_first()[0].facts["state"] == "granted"


def test_a_refused_correction_leaves_the_number_disputed_and_can_be_opened_again() -> None:
    afi = make_citizen()
    settle(opened(afi), CorrectionState.REFUSED)
    assert standing(afi) == NpiStanding.DISPUTED
    assert opened(afi).state == CorrectionState.OPEN


def test_a_correction_is_not_settled_without_a_reason() -> None:
    correction = opened(make_citizen())
    with pytest.raises(identity.CorrectionRefused) as refusal:
        settle(correction, CorrectionState.GRANTED, reasons=" ")
    assert refusal.value.message == "Dites pourquoi : la personne lira cette raison."


def test_a_correction_is_settled_once() -> None:
    correction = opened(make_citizen())
    settle(correction, CorrectionState.REFUSED)
    with pytest.raises(identity.CorrectionRefused) as refusal:
        settle(correction, CorrectionState.GRANTED)
    assert refusal.value.message == "Cette correction n’existe pas ou est déjà réglée."


def test_granting_takes_the_number_from_whoever_only_stated_it() -> None:
    thief, afi = make_citizen("+2290161000000"), make_citizen()
    state(thief, answer=NO_ANSWER)
    settle(opened(afi), CorrectionState.GRANTED)
    assert (standing(thief), standing(afi)) == (NpiStanding.NONE, NpiStanding.AGREED)


def test_granting_never_takes_the_number_from_whoever_proved_it() -> None:
    come_in("afi", NPI)
    correction = opened(make_citizen())
    with pytest.raises(identity.CorrectionRefused) as refusal:
        settle(correction, CorrectionState.GRANTED)
    assert refusal.value.message == "Ce numéro appartient à une personne dont l’identité est prouvée."


def test_only_its_person_explains_a_correction() -> None:
    correction = opened(make_citizen())
    explain(correction, correction.citizen, "Mal écrit.")
    with pytest.raises(identity.CorrectionRefused) as refusal:
        explain(correction, make_citizen("+2290161000000"), "À moi !")
    assert refusal.value.message == "Cette correction n’existe pas ou est déjà réglée."
    correction.refresh_from_db()
    assert correction.explanation == "Mal écrit."


def explain(correction: Correction, citizen: Citizen, words: str) -> None:
    identity.explain(correction=correction.reference, citizen=citizen.reference, explanation=words, act=an_act())


def test_a_correction_is_seen_by_its_person_only() -> None:
    afi, thief = make_citizen(), make_citizen("+2290161000000")
    opened(afi)
    seen = queries.open_correction(viewer(afi))
    assert seen
    assert (seen.said, seen.discrepancy) == (AFI, Discrepancy.UNKNOWN)
    assert queries.open_correction(viewer(thief)) is None
    assert queries.open_correction(Viewer(ActorKind.STAFF, afi.reference)) is None


def test_what_is_said_again_joins_the_open_correction() -> None:
    afi = make_citizen()
    assert opened(afi).reference == opened(afi, "9999999999").reference


def test_a_number_said_again_after_it_agreed_changes_nothing() -> None:
    afi = make_citizen()
    state(afi, answer=KNOWN)
    before = Entry.objects.count()
    assert state(afi, answer=KNOWN) is None
    assert (standing(afi), Entry.objects.count()) == (NpiStanding.AGREED, before)


def test_another_number_than_the_one_that_agreed_opens_a_correction_and_keeps_the_first() -> None:
    afi = make_citizen()
    state(afi, answer=KNOWN)
    correction = state(afi, "9999999999", KNOWN)
    assert correction
    assert correction.discrepancy == Discrepancy.CHANGED
    assert standing(afi) == NpiStanding.AGREED


def test_a_register_that_was_down_is_asked_again() -> None:
    afi = make_citizen()
    state(afi, answer=NO_ANSWER)
    assert standing(afi) == NpiStanding.UNCHECKED
    state(afi, answer=KNOWN)
    assert standing(afi) == NpiStanding.AGREED


def test_an_identity_without_number_is_enough_to_come_in() -> None:
    citizen = come_in("afi")
    assert (citizen.assurance, citizen.npi_standing) == (Assurance.NATIONAL, NpiStanding.NONE)


def test_whoever_is_signed_in_with_another_national_identity_is_left_alone() -> None:
    afi = come_in("afi")
    bio = come_in("bio", current=afi.reference)
    assert bio.reference != afi.reference


def test_two_proved_identities_with_one_number_open_a_correction_for_the_second() -> None:
    first, second = come_in("afi", NPI), come_in("double", NPI)
    assert (standing(first), standing(second)) == (NpiStanding.AGREED, NpiStanding.NONE)
    assert Correction.objects.get().citizen == second


def test_the_same_identity_again_changes_no_number() -> None:
    come_in("afi", NPI)
    come_in("afi", NPI)
    assert Entry.objects.of_kind("identity.number-stated").count() == 1
    assert Entry.objects.of_kind("identity.assurance-raised").count() == 0


def test_an_account_is_read_by_its_citizen_only() -> None:
    afi = make_citizen(phone=None, email="afi@exemple.bj")
    facts = queries.citizen(viewer(afi))
    assert facts
    assert facts.contact == "a•••@exemple.bj"
    assert queries.citizen(Viewer(ActorKind.STAFF, afi.reference)) is None
    assert queries.citizen(Viewer.stranger()) is None


def test_an_account_without_phone_or_email_shows_none() -> None:
    facts = queries.citizen(viewer(come_in("afi")))
    assert facts
    assert facts.contact == ""


def test_nobody_is_invented_outside_the_demonstration(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(identity.CitizenRefused) as refusal:
        identity.invent_citizen(phone="+2290190000001", language="fr", act=an_act())
    assert refusal.value.message == "Personne ne s’invente hors de la démonstration."
    with pytest.raises(identity.StaffRefused):
        identity.invent_staff(email="x@demonstration.example", name="X", act=an_act())


def test_people_are_shown_by_name_or_reference() -> None:
    assert str(make_officer()) == "Codjo Dossa"
    afi = make_citizen()
    assert str(afi) == afi.reference
    assert str(opened(afi)).endswith(" open")
    assert make_staff("x@exemple.bj").get_session_auth_fallback_hash() == ()


def test_a_number_is_proven_by_more_than_a_phone_and_by_the_registers_word() -> None:
    proven, stated = come_in("afi", NPI), make_citizen()
    state(stated, "9876543210", KNOWN)
    assert queries.has_proven(viewer(proven), NPI)
    assert not queries.has_proven(viewer(proven), "9876543210")
    assert not queries.has_proven(viewer(proven), "pas un numéro")
    assert not queries.has_proven(viewer(stated), "9876543210")
    assert not queries.has_proven(Viewer.stranger(), NPI)

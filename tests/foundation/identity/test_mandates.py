"""A person lets a focal point act for them: how they agree, how far it goes, and how it ends."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from guichet.foundation.identity import mandates, queries
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Mandate
from guichet.foundation.identity.operations import CodeChecked, MandateRefused, Person, Verdict
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import Channel, Consent, MandateScope
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

CODJO = Viewer(ActorKind.STAFF, "codjo")
AFI = Person("Afi Houngbédji", Consent.WITNESS, witness="Bio Gounou")
FILL, SUBMIT, FOLLOW = MandateScope.FILL, MandateScope.SUBMIT, MandateScope.FOLLOW


@pytest.fixture
def act() -> Act:
    return Act(Actor(ActorKind.STAFF, "codjo"), NOON, PlaceId("LOK"), Surface.COUNTER)


def grant(act: Act, person: Person = AFI, **changed: Any) -> Mandate:
    given: dict[str, Any] = {
        "service": "justice-casier-b3",
        "scopes": [FILL, SUBMIT],
        "until": NOON + timedelta(days=1),
    }
    return identity.grant_mandate(person=person, act=act, **given | changed)


def later(act: Act, **length: float) -> Act:
    return replace(act, at=NOON + timedelta(**length))


def test_a_mandate_says_for_what_how_far_and_until_when(act: Act) -> None:
    mandate = grant(act)
    (known,) = queries.mandates_at(PlaceId("LOK"), viewer=CODJO, at=NOON)
    assert (known.reference, known.service, known.scopes) == (mandate.reference, "justice-casier-b3", (FILL, SUBMIT))
    entry = Entry.objects.filter(kind="identity.mandate-granted").get()
    assert (entry.facts["staff"], entry.facts["scopes"], entry.facts["consent"]) == ("codjo", "fill submit", "witness")


def test_names_are_read_by_the_focal_point_alone_and_kept_nowhere_in_clear(act: Act) -> None:
    mandate = grant(act)
    read = queries.mandate_people(mandate.reference, viewer=CODJO)
    assert read is not None
    assert (read.person, read.witness) == ("Afi Houngbédji", "Bio Gounou")
    assert queries.mandate_people(mandate.reference, viewer=Viewer(ActorKind.STAFF, "afi")) is None
    kept = f"{bytes(mandate.box)!r} {mandates.written(mandate)} {[each.facts for each in Entry.objects.all()]} {read!r}"
    assert "Houngb" not in kept
    assert "Gounou" not in kept


def test_names_leave_with_the_end_of_the_mandate(act: Act) -> None:
    mandate = grant(act)
    assert identity.erase_names(act=later(act, hours=23)) == 0
    assert identity.erase_names(act=later(act, days=1)) == 1
    assert queries.mandate_people(mandate.reference, viewer=CODJO) is None


def test_what_a_mandate_allows_is_done_under_it(act: Act) -> None:
    mandate = grant(act)
    identity.use_mandate(mandate=mandate.reference, service="justice-casier-b3", scope=FILL, act=act)
    assert Entry.objects.filter(kind="identity.mandate-used").get().facts["scope"] == "fill"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"act": {"days": 1}}, "arrivé à son terme"),
        ({"service": "autre"}, "donné pour un autre service"),
        ({"scope": FOLLOW}, "Il permet seulement de : remplir la demande, la déposer."),
        ({"mandate": "LOK-0000-0000-0"}, "n’est pas connu ici"),
    ],
)
def test_what_it_does_not_allow_is_refused_in_a_sentence(act: Act, changed: dict[str, Any], sentence: str) -> None:
    given: dict[str, Any] = {"mandate": grant(act).reference, "service": "justice-casier-b3", "scope": FILL}
    moment = later(act, **changed.get("act", {}))
    with pytest.raises(MandateRefused) as refusal:
        identity.use_mandate(**given | {**changed, "act": moment})
    assert sentence in refusal.value.message.replace("\u00a0", " ")


def test_a_mandate_given_to_a_colleague_serves_nobody_else(act: Act) -> None:
    mandate = grant(act)
    other = replace(act, actor=Actor(ActorKind.STAFF, "afi"))
    with pytest.raises(MandateRefused, match="donné à une autre personne"):
        identity.use_mandate(mandate=mandate.reference, service="justice-casier-b3", scope=FILL, act=other)


def test_a_mandate_for_any_service_serves_each(act: Act) -> None:
    mandate = grant(act, service="")
    identity.use_mandate(mandate=mandate.reference, service="justice-casier-b3", scope=FILL, act=act)


def test_whoever_gave_it_takes_it_back(act: Act) -> None:
    mandate = grant(act)
    identity.revoke_mandate(mandate=mandate.reference, act=act)
    with pytest.raises(MandateRefused, match="a retiré ce mandat"):
        identity.use_mandate(mandate=mandate.reference, service="justice-casier-b3", scope=FILL, act=act)
    assert queries.mandate_people(mandate.reference, viewer=CODJO) is None
    assert queries.mandates_at(PlaceId("LOK"), viewer=CODJO, at=NOON) == ()
    facts = queries.mandate(mandate.reference)
    assert facts is not None
    before = mandates.why_not(facts, by="codjo", service=facts.service, scope=FILL, at=NOON - timedelta(seconds=1))
    assert before == ""  # what was done before stands
    with pytest.raises(MandateRefused, match="déjà retiré"):
        identity.revoke_mandate(mandate=mandate.reference, act=act)


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        (Person("", Consent.WITNESS, witness="Bio"), "Écrivez le nom de la personne."),
        (Person("Afi", Consent.WITNESS), "Écrivez le nom du témoin"),
        (Person("Afi", Consent.SMS), "n’a pas encore donné le code"),
        (Person("Afi", Consent.SMS, proved=CodeChecked(Verdict.WRONG)), "n’a pas encore donné le code"),
        (Person("Afi", Consent.THUMBPRINT), "n’a pas le droit de prendre une empreinte"),
        (Person("Afi", Consent.VOICE), "n’a pas le droit de prendre une empreinte ou une voix"),
    ],
)
def test_nobody_acts_for_who_did_not_agree(act: Act, person: Person, sentence: str) -> None:
    with pytest.raises(MandateRefused, match=sentence):
        grant(act, person)


def test_a_code_received_by_sms_is_agreement(act: Act) -> None:
    proved = CodeChecked(Verdict.RIGHT, channel=Channel.SMS, address="+2290197001122")
    assert grant(act, Person("Afi", Consent.SMS, proved=proved)).consent == "sms"
    by_mail = CodeChecked(Verdict.RIGHT, channel=Channel.EMAIL, address="afi@exemple.bj")
    with pytest.raises(MandateRefused):
        grant(act, Person("Afi", Consent.SMS, proved=by_mail))


def test_a_thumbprint_is_agreement_only_where_a_setting_allows_it(act: Act, settings: Any) -> None:
    settings.BIOMETRIC_CONSENT = True
    assert grant(act, Person("Afi", Consent.THUMBPRINT)).consent == "thumbprint"


def test_a_mandate_is_limited(act: Act) -> None:
    with pytest.raises(MandateRefused, match="au moins une chose"):
        grant(act, scopes=[])
    for until in (NOON, NOON + timedelta(days=31)):
        with pytest.raises(MandateRefused, match="au plus 30 jours"):
            grant(act, until=until)
    with pytest.raises(MandateRefused, match="à un point focal, dans un centre"):
        grant(an_act())
    with pytest.raises(MandateRefused, match="à un point focal, dans un centre"):
        grant(replace(act, place=None))


def test_the_national_node_keeps_it_without_a_name_and_its_end(act: Act) -> None:
    mandate = grant(act)
    told = mandates.written(mandate)
    with building():
        mandate.delete()
    identity.keep_mandate(told=told, act=act)
    identity.keep_mandate(told=told, act=act)
    assert bytes(Mandate.objects.get().box) == b""
    identity.keep_mandate(told={**told, "revoked_at": NOON.isoformat()}, act=act)
    known = queries.mandate(mandate.reference)
    assert known is not None
    assert known.revoked_at == NOON
    assert [entry.kind for entry in Entry.objects.filter(subject=mandate.reference).order_by("pk")] == [
        "identity.mandate-granted",
        "identity.mandate-granted",
        "identity.mandate-revoked",
    ]


def test_a_centre_tells_of_its_own_mandates_alone(act: Act) -> None:
    told = mandates.written(grant(act))
    elsewhere = replace(act, place=PlaceId("BOH"))
    for stolen in (told, {**told, "place": "BOH"}):
        with pytest.raises(MandateRefused, match="ne parle pas du centre"):
            identity.keep_mandate(told=stolen, act=elsewhere)


def test_nobody_is_named_for_an_unknown_reference() -> None:
    assert queries.staff_name("x") == ""
    assert queries.mandate("x") is None

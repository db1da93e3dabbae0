"""A request handed over whole by an organisation for a person: all of it or nothing, and once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from guichet.commons.intake import contents, queries
from guichet.commons.intake import operations as intake
from guichet.commons.intake.deposits import Filing, Parcel
from guichet.commons.intake.models import Draft, Submission
from guichet.commons.intake.refusals import FormChanged, KeyReused, NotComplete, NotOffered, UnknownQuestion
from guichet.commons.intake.uploads import checking
from guichet.commons.intake.uploads.base import Checked
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import Caller, TooManyCalls
from guichet.foundation.identity.operations import tokens as tokens_module
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, Desk, a_procedure, a_question
from tests.factories.uploads import a_photograph

pytestmark = pytest.mark.django_db

NAME = {"family_name": "Dossou", "given_names": "Afi"}
QUESTIONS = (a_question("person_name", "nom"), a_question("photo", "portrait", required=False))


@pytest.fixture(autouse=True)
def the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "VAR", tmp_path)
    publish(a_procedure(*QUESTIONS))


def a_caller(organisation: str = "Mairie de Lokossa") -> Caller:
    until = NOON + timedelta(days=30)
    token = identity.create_token(organisation=organisation, scopes=[Scope.SUBMIT], expires_at=until, act=an_act())
    return identity.use_token(secret=token.secret, address="127.0.0.1", act=an_act())


def a_filing(
    caller: Caller, *files: tuple[str, Checked], key: str = "a1", body: bytes = b"{}", changes: object = None
) -> Filing:
    facts = {"service": CODE, "version": 1, "language": "fr", "answers": {"nom": NAME}, "files": files}
    facts |= changes if isinstance(changes, dict) else {}
    return Filing(Parcel(caller.token, key, str(facts.pop("service")), body), **facts)  # type: ignore[arg-type]


def hand_over(filing: Filing, caller: Caller, desk: Desk) -> Submission:
    act = Act(Actor(ActorKind.ORGANISATION, caller.token), NOON, None, Surface.API)
    return intake.deposit(filing=filing, caller=caller, recipient=desk.key, act=act)


def a_checked_photograph() -> Checked:
    question = a_procedure(*QUESTIONS).sections[0].questions[1]
    return checking.check(a_photograph(), name="portrait.jpg", question=question)  # type: ignore[arg-type]


def on_the_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_an_organisation_hands_over_is_sealed_and_says_who_did(desk: Desk) -> None:
    caller = a_caller()
    submission = hand_over(a_filing(caller, ("portrait", a_checked_photograph())), caller, desk)
    (sealed,) = desk.received
    held = contents.read(desk.opened(sealed))
    assert (held.deposited_by, held.answers["nom"], len(held.files)) == ("Mairie de Lokossa", NAME, 1)
    assert queries.depositor(submission.reference) == "Mairie de Lokossa"
    entry = Entry.objects.get(kind="intake.request-deposited")
    assert (entry.subject, entry.actor_kind, entry.actor) == (submission.reference, "organisation", caller.token)
    assert (entry.surface, entry.facts) == ("api", {"reference": submission.reference, "token": caller.token})


def test_nothing_readable_stays(desk: Desk) -> None:
    caller = a_caller()
    hand_over(a_filing(caller), caller, desk)
    assert [(bytes(draft.lock), bytes(draft.box)) for draft in Draft.objects.all()] == [(b"", b"")]


def test_the_same_again_gives_the_same_request(
    desk: Desk, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    caller = a_caller()
    once = hand_over(a_filing(caller, ("portrait", a_checked_photograph())), caller, desk)
    kept = on_the_disk(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        again = hand_over(a_filing(caller, ("portrait", a_checked_photograph())), caller, desk)
    assert again.reference == once.reference
    assert len(desk.received) == Submission.objects.count() == Draft.objects.count() == 1
    assert on_the_disk(tmp_path) == kept  # the copies that came with the repeat are gone


def test_the_same_key_for_something_else_is_refused(desk: Desk) -> None:
    caller = a_caller()
    hand_over(a_filing(caller), caller, desk)
    with pytest.raises(KeyReused):
        hand_over(a_filing(caller, body=b'{"autre": 1}'), caller, desk)
    assert Submission.objects.count() == 1


def test_two_organisations_may_choose_the_same_key(desk: Desk) -> None:
    first, second = a_caller(), a_caller("ONG Espoir")
    assert hand_over(a_filing(first), first, desk) != hand_over(a_filing(second), second, desk)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"version": 2}, FormChanged),
        ({"service": "inconnu"}, NotOffered),
        ({"answers": {}}, NotComplete),
        ({"answers": {"nom": NAME, "inconnue": 1}}, UnknownQuestion),
    ],
)
def test_of_what_is_refused_nothing_stays(desk: Desk, changes: dict[str, object], refusal: type[Exception]) -> None:
    caller = a_caller()
    with pytest.raises(refusal):
        hand_over(a_filing(caller, changes=changes), caller, desk)
    assert (Draft.objects.count(), Submission.objects.count(), desk.received) == (0, 0, [])
    assert queries.deposits_of(caller.token, first=0, most=10) == (0, ())


def test_over_its_limit_an_organisation_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens_module, "DEPOSITS", Limit("deposits of a token", 1, timedelta(hours=1)))
    caller = a_caller()
    hand_over(a_filing(caller), caller, desk)
    with pytest.raises(TooManyCalls):
        hand_over(a_filing(caller, key="a2"), caller, desk)
    assert Submission.objects.count() == 1


def test_an_organisation_sees_what_it_handed_over_and_nothing_else(desk: Desk) -> None:
    first, second = a_caller(), a_caller("ONG Espoir")
    references = [hand_over(a_filing(first, key=f"a{each}"), first, desk).reference for each in range(3)]
    other = hand_over(a_filing(second), second, desk).reference
    total, lines = queries.deposits_of(first.token, first=1, most=2)
    assert (total, [line.reference for line in lines]) == (3, references[1::-1])
    assert queries.has_deposited(first.token, references[0])
    assert not queries.has_deposited(first.token, other)


def test_who_files_alone_has_no_organisation_beside_the_name() -> None:
    assert queries.depositor("WEB-0000-0000-0") == ""

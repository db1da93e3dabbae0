"""Tokens of organisations: shown once, kept as a digest, bound to a term, scopes and networks."""

from datetime import timedelta

import pytest

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.models import AccessToken
from guichet.foundation.identity.operations import IssuedToken, TokenRefused, TooManyCalls, UnknownToken
from guichet.foundation.identity.operations import tokens as module
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.journal.models import Entry
from tests.factories.acts import NOON, an_act
from tests.factories.identity import later

pytestmark = pytest.mark.django_db

TOWN_HALL = "41.85.160.7"
UNTIL = NOON + timedelta(days=90)


def a_token(*networks: str) -> IssuedToken:
    return identity.create_token(
        organisation="Mairie de Lokossa", scopes=[Scope.SUBMIT], expires_at=UNTIL, networks=networks, act=an_act()
    )


def use(token: IssuedToken, address: str = TOWN_HALL, days: int = 0) -> identity.Caller:
    return identity.use_token(secret=token.secret, address=address, act=an_act(NOON + timedelta(days=days)))


def told() -> list[tuple[str, str]]:
    entries = Entry.objects.filter(kind__startswith="identity.token").order_by("number")
    return [(entry.kind, str(entry.facts)) for entry in entries]


def test_a_token_tells_who_calls_and_what_they_may() -> None:
    caller = use(a_token())
    assert (caller.organisation, caller.scopes) == ("Mairie de Lokossa", frozenset({Scope.SUBMIT}))


def test_neither_the_tables_nor_the_journal_hold_the_secret() -> None:
    token = a_token()
    row = AccessToken.objects.get(reference=token.reference)
    assert token.secret not in str(vars(row))
    assert [kind for kind, facts in told() if token.secret not in facts] == ["identity.token-created"]


def test_a_secret_has_256_bits_and_says_what_it_is() -> None:
    secrets = {a_token().secret for _ in range(5)}
    assert len(secrets) == 5
    assert all(each.startswith("guichet_") and len(each) == len("guichet_") + 43 for each in secrets)


@pytest.mark.parametrize("days", [90, 400])
def test_a_token_ends_with_its_term(days: int) -> None:
    with pytest.raises(UnknownToken):
        use(a_token(), days=days)


def test_the_last_day_still_counts() -> None:
    assert use(a_token(), days=89).organisation == "Mairie de Lokossa"


def test_a_revoked_token_opens_nothing_from_the_next_call_on() -> None:
    token = a_token()
    use(token)
    identity.revoke_token(reference=token.reference, act=an_act())
    with pytest.raises(UnknownToken):
        use(token)


def test_revoking_twice_is_told_once() -> None:
    token = a_token()
    for _ in range(2):
        identity.revoke_token(reference=token.reference, act=an_act())
    assert [kind for kind, _facts in told()] == ["identity.token-created", "identity.token-revoked"]


def test_a_renewed_token_has_another_secret_and_the_same_reference() -> None:
    token = a_token()
    renewed = identity.renew_token(reference=token.reference, expires_at=later(600), act=an_act())
    assert use(renewed).token == token.reference
    with pytest.raises(UnknownToken):
        use(token)
    assert told()[-1][0] == "identity.token-renewed"


@pytest.mark.parametrize("address", ["41.85.160.7", "2c0f:2a00::7"])
def test_a_token_bound_to_networks_opens_from_there(address: str) -> None:
    assert use(a_token("41.85.160.0/24", "2c0f:2a00::/32"), address).token


@pytest.mark.parametrize("address", ["41.85.161.7", "2c0f:2a01::7"])
def test_and_from_nowhere_else(address: str) -> None:
    with pytest.raises(UnknownToken):
        use(a_token("41.85.160.0/24", "2c0f:2a00::/32"), address)


def test_whatever_is_wrong_is_said_in_the_same_words() -> None:
    bound, revoked = a_token("41.85.160.0/24"), a_token()
    identity.revoke_token(reference=revoked.reference, act=an_act())
    sentences = set()
    for token, address, days in ((bound, "8.8.8.8", 0), (revoked, TOWN_HALL, 0), (a_token(), TOWN_HALL, 91)):
        with pytest.raises(UnknownToken) as refused:
            use(token, address, days)
        sentences.add(refused.value.message)
    with pytest.raises(UnknownToken) as refused:
        identity.use_token(secret="guichet_inconnu", address=TOWN_HALL, act=an_act())
    assert sentences == {refused.value.message}


def test_the_day_of_the_last_use_is_noted() -> None:
    token = a_token()
    assert queries.tokens()[0].last_used_on is None
    use(token)
    use(token, days=1)
    assert queries.tokens()[0].last_used_on == (NOON + timedelta(days=1)).date()


def test_the_latest_token_comes_first() -> None:
    first, second = a_token(), a_token("41.85.160.0/24")
    assert [each.reference for each in queries.tokens()] == [second.reference, first.reference]
    assert queries.tokens()[0].networks == ("41.85.160.0/24",)


def test_a_token_that_serves_too_much_waits_for_the_next_minute() -> None:
    token = a_token()
    for _ in range(module.CALLS.most):
        use(token)
    with pytest.raises(TooManyCalls) as refused:
        use(token)
    assert refused.value.seconds == 60
    assert use(a_token()).token  # another token is not concerned
    assert identity.use_token(secret=token.secret, address=TOWN_HALL, act=an_act(later(1))).token


def test_deposits_have_a_limit_of_their_own() -> None:
    token = a_token()
    for _ in range(module.DEPOSITS.most):
        identity.count_deposit(token=token.reference, act=an_act())
    with pytest.raises(TooManyCalls) as refused:
        identity.count_deposit(token=token.reference, act=an_act())
    assert refused.value.seconds == 3600
    assert use(token).token


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": "  "}, "Écrivez le nom de l’organisme."),
        ({"scopes": []}, "Dites ce que ce jeton permet : déposer, suivre, ou les deux."),
        ({"expires_at": NOON}, "Un jeton finit dans l’année. Choisissez une date à venir, d’ici à un an."),
        (
            {"expires_at": NOON + timedelta(days=367)},
            "Un jeton finit dans l’année. Choisissez une date à venir, d’ici à un an.",
        ),
        (
            {"networks": ["Lokossa"]},
            "« Lokossa » n’est pas un réseau. Écrivez-le comme ceci : 41.85.160.0/24.",
        ),
    ],
)
def test_a_token_that_cannot_be_made_says_why(changes: dict[str, object], sentence: str) -> None:
    asked: dict[str, object] = {"organisation": "Mairie", "scopes": [Scope.TRACK], "expires_at": UNTIL, **changes}
    with pytest.raises(TokenRefused) as refused:
        identity.create_token(**asked, act=an_act())  # type: ignore[arg-type]
    assert refused.value.message == sentence
    assert told() == []


def test_a_token_that_nobody_made_cannot_be_revoked() -> None:
    with pytest.raises(TokenRefused, match="Ce jeton n’est pas connu ici"):
        identity.revoke_token(reference="inconnu", act=an_act())

"""Lists are believed once a key of the list itself has signed them, and mean what docs/qr-profile.md says."""

import json
from datetime import timedelta

import pytest

from guichet.commons.documents.checking import lists
from guichet.commons.documents.checking.lists import NotAList
from guichet.foundation.keys.public import Kind
from tests.commons.documents import samples
from tests.commons.documents.checking import signed
from tests.commons.documents.checking.signed import KEY
from tests.commons.documents.samples import AT

DAY = timedelta(days=1)


def test_a_list_of_keys_is_read_back_whole() -> None:
    keys = (
        signed.listed(KEY),
        signed.listed(samples.a_key(8), until=AT + DAY, end="rotated"),
        signed.listed(samples.a_key(9), kind=Kind.SEAL),
    )
    assert lists.keys_of(signed.key_list(KEY, keys)) == keys


def test_a_list_that_another_key_signed_is_refused() -> None:
    keys = (signed.listed(KEY),)
    assert lists.keys_of(signed.key_list(KEY, keys)) == keys
    with pytest.raises(NotAList):
        lists.keys_of(signed.key_list(samples.a_key(8), keys))


def test_a_list_in_which_one_sign_was_changed_is_refused() -> None:
    good = json.loads(signed.key_list(KEY, (signed.listed(KEY),)))
    for part in ("protected", "payload", "signature"):
        changed = {**good, part: good[part][:20] + ("A" if good[part][20] != "A" else "B") + good[part][21:]}
        with pytest.raises(NotAList):
            lists.keys_of(json.dumps(changed))


@pytest.mark.parametrize("text", ["", "[]", "{}", "12", '{"protected": "e30", "payload": "e30", "signature": ""}'])
def test_what_is_no_list_of_keys_is_refused(text: str) -> None:
    with pytest.raises(NotAList):
        lists.keys_of(text)


def test_each_document_has_its_own_bit() -> None:
    keys = (signed.listed(KEY),)
    found = lists.revocations_of(signed.revocations(KEY, revoked=(0, 9, 4_999)), keys)
    assert (found.year, found.at) == (2026, AT)
    standings = {index: found.standing(index) for index in range(5_000)}
    assert {index for index, standing in standings.items() if standing and standing.revoked} == {0, 9, 4_999}


@pytest.mark.parametrize("index", [-1, 5_000, 5_001])
def test_a_list_says_nothing_of_a_document_that_it_does_not_reach(index: int) -> None:
    found = lists.revocations_of(signed.revocations(KEY), (signed.listed(KEY),))
    assert found.standing(4_999) is not None
    assert found.standing(index) is None


def test_a_list_of_revocations_is_refused_when_its_key_is_unknown_lost_or_was_not_in_force() -> None:
    good = signed.revocations(KEY)
    assert lists.revocations_of(good, (signed.listed(KEY, until=AT + DAY, end="rotated"),)).year == 2026
    for keys in (
        (),
        (signed.listed(samples.a_key(8)),),
        (signed.listed(KEY, until=AT - DAY, end="rotated"),),
        (signed.listed(KEY, until=AT + DAY, end="compromised"),),
    ):
        with pytest.raises(NotAList):
            lists.revocations_of(good, keys)


def test_a_list_that_a_demonstration_signed_is_refused_beside_the_keys_of_a_real_installation() -> None:
    demonstration = samples.a_key(8)
    shown, real = demonstration.listed(Kind.QR), signed.listed(KEY)
    assert lists.revocations_of(signed.revocations(demonstration), (shown,)).year == 2026
    with pytest.raises(NotAList):
        lists.revocations_of(signed.revocations(demonstration), (shown, real))


def test_a_list_of_revocations_with_one_byte_changed_is_refused() -> None:
    good, keys = signed.revocations(KEY, revoked=(3,)), (signed.listed(KEY),)
    for place in range(len(good)):
        with pytest.raises(NotAList):
            lists.revocations_of(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :], keys)


def test_a_code_is_no_list_of_revocations() -> None:
    with pytest.raises(NotAList):
        lists.revocations_of(KEY.code(samples.some_claims()), (signed.listed(KEY),))

"""`guichet tokens`: an organisation gets a token, seen once, and loses it at once."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.command.test_staff import staff, var

__all__ = ["var"]

SOON = (timezone.now() + timedelta(days=30)).date().isoformat()
LATE = (timezone.now() + timedelta(days=800)).date().isoformat()


def tokens(var: Path, *words: str) -> tuple[int, str]:
    ended = staff(var, *words, group="tokens")
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.fault
def test_a_token_is_made_listed_renewed_and_revoked(var: Path) -> None:
    status, said = tokens(var, "create", "Mairie de Lokossa", "--scope", "submit", "--scope", "track", "--until", SOON)
    made = re.fullmatch(
        r"Jeton (\w{16}), à remettre en main sûre : il ne sera plus montré\.\n(guichet_[\w-]{43})\n", said
    )
    assert status == 0
    assert made, said
    reference, secret = made.groups()
    line = f"{reference}  Mairie de Lokossa  submit,track  jusqu’au {SOON}  jamais servi\n"
    assert tokens(var, "list") == (0, line)
    assert secret not in tokens(var, "renew", reference, "--until", SOON)[1]
    assert tokens(var, "revoke", reference) == (0, "C’est fait.\n")
    assert tokens(var, "list") == (0, line.replace(f"jusqu’au {SOON}", "révoqué"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["revoke", "inconnu"], "Ce jeton n’est pas connu ici.\n"),
        (
            ["create", "Mairie", "--scope", "track", "--until", LATE],
            "Un jeton finit dans l’année. Choisissez une date à venir, d’ici à un an.\n",
        ),
        (
            ["create", "Mairie", "--scope", "track", "--until", SOON, "--network", "ici"],
            "« ici » n’est pas un réseau. Écrivez-le comme ceci : 41.85.160.0/24.\n",
        ),
    ],
)
def test_what_cannot_be_done_says_why(var: Path, words: list[str], sentence: str) -> None:
    assert tokens(var, *words) == (2, sentence)

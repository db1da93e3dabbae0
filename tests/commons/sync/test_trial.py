"""Testing the link: where it stops is said in words, with what to do."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.sync import speaking
from guichet.commons.sync.carrier import trial
from guichet.commons.sync.carrier.trial import Outcome, Step
from guichet.foundation.keys import public, succession
from tools.site import free_port

KEY = bytes(range(32))


@contextmanager
def a_hub(
    *, key: bytes = KEY, listed: bytes = b"", status: int = 200, dated: bool = True, secured: str = "", silent: str = ""
) -> Iterator[str]:
    """Whoever answers at that address; `secured` is the file of a certificate with its key, `listed` its list of keys.

    At the address `silent` it hangs up.
    """

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == silent:
                return
            content = listed if self.path.endswith("/keys") else key
            self.send_response_only(status)
            if dated:
                self.send_header("Date", self.date_time_string())
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is said of what goes well."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    if secured:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secured)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http{'s' if secured else ''}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def tried(hub: str, *, key: bytes = KEY, ahead: timedelta = timedelta(0)) -> tuple[Outcome, ...]:
    return trial.tried(hub, hub_key=key.hex(), now=lambda: datetime.now(UTC) + ahead)


def test_a_good_link_is_good_at_each_step() -> None:
    with a_hub() as hub:
        outcomes = tried(hub)
    assert [(each.step, each.went_well) for each in outcomes] == [
        (step, True) for step in (Step.NAME, Step.REACHED, Step.KEY, Step.CLOCK)
    ]
    assert outcomes[-1].said == "L’horloge de ce centre est juste."


def test_a_name_that_is_not_found() -> None:
    [found] = tried("http://guichet.invalid")
    assert (found.step, found.said) == (Step.NAME, "Le nom guichet.invalid n’est pas trouvé.")
    assert "abonnement" in found.remedy


def test_a_port_where_nobody_listens() -> None:
    *_, found = tried(f"http://127.0.0.1:{free_port()}")
    assert (found.step, found.went_well, found.said) == (Step.REACHED, False, "Le guichet national ne répond pas.")


def test_a_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    with a_hub(secured=str(certificate)) as hub:
        *_, found = tried(hub)
    assert (found.step, found.said) == (Step.TLS, "Le certificat du guichet national est refusé.")


def test_a_good_certificate(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with a_hub(secured=str(certificate)) as hub:
        found = tried(hub)
    assert [(each.step, each.went_well) for each in found] == [(step, True) for step in Step]


def test_what_speaks_no_tls() -> None:
    with a_hub() as hub:
        *_, found = tried(hub.replace("http:", "https:"))
    assert (found.step, found.went_well) == (Step.TLS, False)


def test_whoever_has_another_key_is_not_the_hub() -> None:
    with a_hub(key=bytes(32)) as hub:
        *_, found = tried(hub)
    assert (found.step, found.said) == (Step.KEY, "Celui qui répond n’est pas le guichet national.")
    assert found.remedy.startswith("Rien n’est parti.")


def test_a_hub_whose_key_follows_from_the_known_one_is_the_hub() -> None:
    known, shown = Ed25519PrivateKey.generate(), speaking.key_of(KEY)
    listed = public.as_json([replace(shown, vouched=known.sign(succession.to_sign(shown)))]).encode()
    with a_hub(listed=listed) as hub:
        found = tried(hub, key=known.public_key().public_bytes_raw())
    assert [each.went_well for each in found] == [True] * 4


def test_a_hub_that_hangs_up_before_its_list_is_not_believed() -> None:
    with a_hub(silent="/sync/v1/keys") as hub:
        *_, found = tried(hub, key=bytes(32))
    assert (found.step, found.went_well) == (Step.KEY, False)


def test_a_hub_that_answers_with_a_fault() -> None:
    with a_hub(status=503) as hub:
        *_, found = tried(hub)
    assert (found.step, found.said) == (Step.KEY, "Le guichet national répond par une erreur.")


def test_a_centre_that_was_never_enrolled() -> None:
    with a_hub() as hub:
        *_, found = tried(hub, key=b"")
    assert (found.step, found.said) == (Step.KEY, "Ce centre n’est pas encore inscrit au guichet national.")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(minutes=5), "Ce centre est en avance de 5 minutes."),
        (timedelta(hours=-5), "Ce centre est en retard de 5 heures."),
        (timedelta(days=-3), "Ce centre est en retard de 3 jours."),
    ],
)
def test_a_wrong_clock(ahead: timedelta, said: str) -> None:
    with a_hub() as hub:
        *_, found = tried(hub, ahead=ahead)
    assert (found.step, found.went_well, found.said) == (Step.CLOCK, False, said)
    assert "Rien n’est perdu" in found.remedy


def test_a_hub_that_does_not_say_the_hour() -> None:
    with a_hub(dated=False) as hub:
        *_, found = tried(hub, ahead=timedelta(days=1))
    assert found.went_well

"""Requests being made: an invented procedure, the keys to seal to, and a receiver that remembers."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.registry import SealedSubmission
from guichet.foundation.keys import formats
from guichet.foundation.keys.public import ALGORITHM, Kind, PublicKey, as_json, id_of
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from tests.factories.acts import NOON
from tests.factories.catalogue import a_service, publish

PROCEDURE: Mapping[str, object] = {
    "promise": {"at_most": 5, "unit": "working_days"},
    "circuit": {
        "units": [{"code": "bureau", "title": {"fr": "Bureau", "en": "Office"}}],
        "steps": [
            {
                "code": "decision",
                "title": {"fr": "Décision", "en": "Decision"},
                "kind": "decision",
                "unit": "bureau",
                "delay": {"at_most": 1, "unit": "working_days"},
                "results": [{"code": "oui", "title": {"fr": "Oui", "en": "Yes"}, "to": "accorde"}],
            }
        ],
    },
    "outcomes": [{"code": "accorde", "kind": "granted", "title": {"fr": "Accordé", "en": "Granted"}}],
    "retention": {"family": "essais", "years": {"accorde": 1}},
}
CODE = "certificat-invente"


def a_question(kind: str, name: str, **settings: object) -> dict[str, object]:
    words = {"fr": f"Question {name}", "en": f"Question {name}"}
    return {"type": kind, "name": name, "label": words, **settings}


def a_procedure(*questions: Mapping[str, object], **changes: object) -> Service:
    """An invented service with one section of these questions."""
    section = {"code": "partie", "title": {"fr": "Partie", "en": "Part"}, "questions": list(questions)}
    offers = [{"way": "online", "fees": [{"amount": 0}]}]
    settings: dict[str, object] = {"sections": [section], "procedure": PROCEDURE, "offers": offers, **changes}
    return a_service(CODE, **settings)


def by_a_visitor(at: datetime = NOON) -> Act:
    return Act(Actor(ActorKind.ANONYMOUS, "visitor"), at, None, Surface.PORTAL)


def a_draft(*questions: Mapping[str, object], **changes: object) -> Hold:
    """A request just begun on an invented service that asks these questions."""
    publish(a_procedure(*questions, **changes))
    return intake.start(service=CODE, language="fr", act=by_a_visitor())


class Desk:
    """An intake key with its private half, and a receiver that keeps what it is handed."""

    def __init__(self) -> None:
        self.private = X25519PrivateKey.generate()
        public = self.private.public_key().public_bytes_raw()
        self.key = PublicKey(
            id_of(public), Kind.INTAKE, "", ALGORITHM[Kind.INTAKE], public, NOON, None, "", demonstration=True
        )
        self.received: list[SealedSubmission] = []

    def publish(self, var: Path) -> None:
        """Where the keeper publishes its keys on this node."""
        folder = var / "keeper"
        folder.mkdir(exist_ok=True)
        (folder / "public.json").write_text(as_json([self.key]))

    def receive(self, submission: SealedSubmission, act: Act) -> None:  # noqa: ARG002 the signature of receivers
        self.received.append(submission)

    def opened(self, submission: SealedSubmission) -> bytes:
        header = formats.envelope_header(self.key.id)
        sealed = submission.envelope.removeprefix(header)
        return formats.SUITE.decrypt(sealed, self.private, formats.envelope_info(header, submission.bound_to))

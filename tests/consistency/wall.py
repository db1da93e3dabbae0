"""Which routes name a person's thing, things of Afi's to name, and everybody else who might try."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.test import Client
from django.utils import timezone

from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.commons.payments import operations as payments
from guichet.commons.payments.purpose import Purpose
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from guichet.foundation.identity import blind
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Citizen
from guichet.foundation.identity.operations import Origin
from guichet.foundation.identity.vocabulary import Channel, RoleKind, TieKind
from guichet.foundation.identity.vocabulary import Purpose as CodePurpose
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from tests.consistency.centres import CENTRES
from tests.consistency.machines import MACHINES
from tests.factories.acts import an_act
from tests.factories.cases import AUTHORITY, a_circuit, a_ready_case, an_officer, by, sealed
from tests.factories.catalogue import publish
from tests.factories.identity import (
    delivered,
    give,
    make_citizen,
    make_staff,
    sign_in_citizen,
    sign_in_staff,
    with_factor,
)
from tests.factories.requests import CODE, a_procedure, a_question


class Thing(StrEnum):
    """What a person has here."""

    CASE = "case"
    DRAFT = "draft"
    UPLOAD = "upload"
    CODE = "one-time code"
    FACTOR = "means to sign in"
    TIE = "declared tie"


@dataclass(frozen=True)
class Named:
    """How a route names a thing: by a parameter of its address, a field of its form, or the cookie of a draft."""

    thing: Thing
    parameter: str = ""
    field: str = ""

    @property
    def by_cookie(self) -> bool:
        return not (self.parameter or self.field)


PUBLIC: Mapping[str, str] = {
    "payments:notice": "names a provider; what it may say is signed",
    "openid_connect_login": "names a provider",
    "openid_connect_callback": "names a provider",
    "public-log:tile": "names a file of the public log, which names nobody",
    "documents:status": "names a year; which documents were revoked is public, and names none of them",
    "kiosk:browsing:moment": "the catalogue is public",
    "kiosk:browsing:sheet": "the catalogue is public",
    "kiosk:filing:start": "names a service; a visit of its own begins",
    "kiosk:filing:step": "names a question; the request is that of the visit, tests/surfaces/kiosk/test_stay.py tries",
    "kiosk:filing:item": "names a question; the request is that of the visit",
    "kiosk:papers:to-phone": "names a question; the request is that of the visit",
    "kiosk:papers:arrived": "names a question; the request is that of the visit",
    "kiosk:phone": "names one question by 128 bits; any other answers alike, tests/surfaces/kiosk/test_papers.py",
    "kiosk:nowhere": "names nothing that exists",
    "kiosk:stay:elsewhere": "names a service; another platform opens",
    "portal:services:sheet": "the catalogue is public",
    "portal:life-events:one": "the catalogue is public",
    "portal:authorities:one": "the catalogue is public",
    "portal:figures:service": "figures are public, and none under ten people is shown",
    "portal:figures:figure": "how a figure is counted is public",
    "portal:figures:cells": "figures are public, and none under ten people is shown",
    "portal:centres:one": "where people are received is public",
    **dict.fromkeys(("portal:appointments:ask", "portal:help:one"), "names a desk or a published answer, and nobody"),
    **{f"portal:territory:{n}": "the map is public" for n in ("commune", "days", "continuity", "method")},
    "portal:procedures:preview": "what a procedure asks is public",
    "backoffice:sign-in:invitation": "the secret of the link is itself the proof; tests/surfaces/backoffice tells it",
    **dict.fromkeys(
        (
            "backoffice:documents:show",
            "backoffice:documents:revoke",
            "backoffice:documents:correct",
            "backoffice:documents:reason",
            "backoffice:documents:try-again",
            "backoffice:documents:confirm",
            "backoffice:documents:turn-down",
        ),
        "names a document of the authority; another’s is not found, like none: tests/surfaces/backoffice tells it",
    ),
    **dict.fromkeys(
        ("counter:hall:ticket", "counter:hall:act", "counter:hall:close"),
        "names a ticket, and nobody; another centre’s is refused like none: tests/surfaces/counter tells it",
    ),
    **dict.fromkeys(
        ("counter:mandates:show", "counter:mandates:begin", "counter:mandates:revoke"),
        "names a mandate; a colleague’s is refused like none: tests/surfaces/counter tells it",
    ),
    **dict.fromkeys(
        ("backoffice:cards:at-centre", "backoffice:cards:unlock", "backoffice:cards:revoke"),
        "names a centre or a card; another’s is not found, like none: tests/surfaces/backoffice/test_cards.py",
    ),
    **dict.fromkeys(
        (f"backoffice:nodes:{name}" for name in ("show", "invite", "approve", "revoke", "take", "drop")),
        "names a centre; another administrator’s is not found, like none: tests/surfaces/backoffice/test_nodes.py",
    ),
    **dict.fromkeys(
        (
            "backoffice:network:show",
            "backoffice:network:sheet",
            "backoffice:network:status",
            "backoffice:network:place",
            "backoffice:network:install",
            "backoffice:network:change",
            "backoffice:network:subscribe",
            "backoffice:network:move",
            "backoffice:network:threshold",
            "backoffice:network:plan",
            "backoffice:network:do",
            "backoffice:network:train",
        ),
        "names a site; one outside of the reader’s places is not found: tests/surfaces/backoffice/test_network.py",
    ),
    **dict.fromkeys(
        (
            *(f"backoffice:incidents:{step}" for step in ("centre", "start", "day", "show", "take", "weigh", "close")),
            *(f"backoffice:incidents:{step}" for step in ("orders", "order", "cancel-order", "called", "numbers")),
            *(f"backoffice:incidents:{step}" for step in ("assign", "target", "visit", "part")),
        ),
        "names a centre or an incident; one not followed is not found: tests/surfaces/backoffice/test_incidents.py",
    ),
    **dict.fromkeys(
        (f"backoffice:dashboard:{name}" for name in ("doors", "communes", "days", "day")),
        "shows what the reader follows; another’s is not found, like none: tests/surfaces/backoffice/test_dashboard.py",
    ),
    **dict.fromkeys(
        ("counter:filling:step", "counter:filling:item"),
        "names a question; the request is the one in hand: tests/surfaces/counter/test_filling.py",
    ),
    "counter:filling:hand-back": "names what was left at this centre; opens under its mandate, or as a paper ticket",
    **dict.fromkeys(
        ("backoffice:complaints:read", "backoffice:complaints:voice"),
        "names a complaint; another’s is not found, like none: tests/surfaces/test_complaints.py",
    ),
    "backoffice:supervision:voice": "names what was said with a complaint; another’s is not found: test_voices.py",
    **dict.fromkeys(
        ("backoffice:relations:read", "backoffice:relations:transfer", "backoffice:relations:piece"),
        "names a message; one that is not in hand is not found, like none: tests/surfaces/test_concerns.py",
    ),
    **dict.fromkeys(
        (
            *(
                f"backoffice:appointments:{name}"
                for name in ("day", "rule", "book", "call", "walk-in", "arrive", "end")
            ),
            *(f"backoffice:knowledge:{name}" for name in ("show", "approve", "refuse", "withdraw")),
        ),
        "names a desk or an article, and nobody; another’s is not found: test_appointments.py, test_answers_first.py",
    ),
    **CENTRES,
    "backoffice:denunciations:read": "what is not to be read is not found: tests/surfaces/test_denouncing.py",
    "counter:readback:show": "the code is itself the proof: tests/surfaces/counter/test_readback.py tells it",
    "counter:readback:beside": "the code is itself the proof: tests/surfaces/counter/test_readback.py tells it",
    "counter:told": "names a request whose news this centre was given; what changes is that it was told",
    "counter:hand-over": "names a document of this centre; opens with the receipt’s code alone: tests/surfaces/counter",
    "backoffice:documents:preview": "a template filled with invented data",
    "backoffice:team:all": "names an office; that of another supervisor is not found, like none at all",
    "backoffice:team:remove": "names an office; that of another supervisor is not found, like none at all",
    "ui:family": "the gallery",
    "phone:box": "the demonstration only, where nobody is real",
    "phone:news": "the demonstration only, where nobody is real",
    "sandbox:payment": "the demonstration only, where no money is real",
    "api:service": "the catalogue is public",
    "api:questions": "what a procedure asks is public",
    "api:centre": "where people are received is public",
    **MACHINES,
    **dict.fromkeys(
        (
            "backoffice:announcements:write",
            "backoffice:announcements:show",
            "backoffice:announcements:picture",
            "backoffice:announcements:video",
            "backoffice:announcements:screen",
            "backoffice:announcements:approve",
            "backoffice:announcements:withdraw",
        ),
        "names an announcement; another authority’s is not found, like none: tests/surfaces/backoffice tells it",
    ),
    **dict.fromkeys(
        (
            "backoffice:clips:judge",
            "backoffice:clips:sound",
            "backoffice:clips:approve",
            "backoffice:clips:withdraw",
        ),
        "names the State’s own words said aloud, of no person; tests/surfaces/test_clips.py tells who may",
    ),
    **dict.fromkeys(
        ("backoffice:availability:announce", "backoffice:availability:show", "backoffice:availability:end"),
        "names what everybody reads; only a national administrator writes: tests/surfaces/backoffice tells it",
    ),
    "counter:clips:say": "names a service and a language; tests/surfaces/test_clips.py tells who may",
    **dict.fromkeys(("display:picture", "display:video"), "shown to a whole room"),
    "display:voice": "heard by a whole room",
    "demo:turn-register": "the demonstration only, whose registers are invented",
    "demo:process": "names a process of the demonstration, for whoever sits at its machine",
    "demo:provider": "names a provider of the demonstration, for whoever sits at its machine",
    "demo:enter-staff": "the demonstration only, whose people are listed",
    "demo:enter-citizen": "the demonstration only, whose people are listed",
}
CASE, HELD = Named(Thing.CASE, "reference"), Named(Thing.DRAFT)
PERSONAL: Mapping[str, Named] = {
    "portal:sign-in:code": Named(Thing.CODE, "reference"),
    "portal:space:reopen": Named(Thing.DRAFT, "reference"),
    "portal:tracking:show": CASE,
    "portal:tracking:pay": CASE,
    "portal:tracking:document": CASE,
    "portal:tracking:reply": CASE,
    "portal:tracking:write": CASE,
    "portal:tracking:complain": CASE,
    "portal:tracking:why": CASE,
    "portal:tracking:reading-proof": CASE,
    "portal:tracking:close-complaint": CASE,
    "portal:tracking:contest": CASE,
    "portal:tracking:withdraw": CASE,
    "portal:tracking:proofs": CASE,
    "portal:tracking:line": CASE,
    "portal:tracking:proof": CASE,
    "portal:filing:start": HELD,
    "portal:filing:current": HELD,
    "portal:filing:step": HELD,
    "portal:filing:item": HELD,
    "portal:filing:stop": HELD,
    "portal:filing:uploads": HELD,
    "portal:filing:later": HELD,
    "portal:filing:summary": HELD,
    "portal:filing:receipt": HELD,
    "portal:filing:upload": Named(Thing.UPLOAD, "identifier"),
    "backoffice:sign-in:remove": Named(Thing.FACTOR, "key"),
    "backoffice:ties:withdraw": Named(Thing.TIE, "tie"),
    "backoffice:case:read": CASE,
    "backoffice:case:finish": CASE,
    "backoffice:case:ask": CASE,
    "backoffice:case:write": CASE,
    "backoffice:case:give-back": CASE,
    "backoffice:case:opinion": CASE,
    "backoffice:case:file": CASE,
    "backoffice:register:ask": CASE,
    "backoffice:register:answer": CASE,
    "backoffice:supervision:answer": CASE,
    "backoffice:outside:read": CASE,
    "api:request": CASE,
}
# These name a thing in their form.
IN_A_FORM: Mapping[str, Named] = {
    "portal:tracking:start": Named(Thing.CASE, field="reference"),
    "portal:space:claim": Named(Thing.CASE, field="reference"),
    "portal:filing:resume": Named(Thing.DRAFT, field="reference"),
}


@dataclass
class World:
    """`things` are Afi's, or those of the officer who has her case; `people` are all others, each signed in."""

    things: dict[Thing, list[str]] = field(default_factory=dict)
    people: dict[str, Client] = field(default_factory=dict)
    owner: Client = field(default_factory=Client)


def a_world() -> World:
    publish(
        a_procedure(
            a_question("person_name", "nom"),
            a_question("file", "piece", required=False),
            procedure=a_circuit(),
        )
    )
    afi = make_citizen()
    world = World()
    sign_in_citizen(world.owner, afi)
    hold = _draft_of(afi)
    _hold_on(world.owner, hold)
    world.things = {
        Thing.CASE: [case.reference for case in _cases_of(afi)],
        Thing.DRAFT: [hold.reference, _draft_of(afi).reference],
        Thing.UPLOAD: [_upload(hold)],
        Thing.CODE: [_code_of(afi)],
        Thing.FACTOR: [_factor()],
        Thing.TIE: [_tie()],
    }
    world.people = _everybody_else()
    return world


def _everybody_else() -> dict[str, Client]:
    """Each has a draft under way too: what is theirs must not help with what is not."""
    people = {
        "a stranger": Client(),
        "another citizen": _citizen(),
        "an officer of the office who does not have the case": _staff("bio", RoleKind.OFFICER, AUTHORITY, "bureau"),
        "an officer of another office": _staff("dossa", RoleKind.OFFICER, "autre", "guichet"),
        "the office's own supervisor, of whom one complains": _staff("ida", RoleKind.SUPERVISOR, AUTHORITY, "bureau"),
        "a supervisor of another authority": _staff("reine", RoleKind.SUPERVISOR, "autre", ""),
    }
    for client in people.values():
        client.post(f"/demarche/{CODE}/")
    return people


def _citizen() -> Client:
    client = Client()
    sign_in_citizen(client, make_citizen("+2290197001199"))
    return client


def _staff(name: str, kind: RoleKind, authority: str, unit: str) -> Client:
    client, member = Client(), make_staff(f"{name}@exemple.bj", name.title())
    give(member, kind, authority=authority, unit=unit)
    sign_in_staff(client, member)
    return client


def _cases_of(afi: Citizen) -> list[Case]:
    """One in each state that an answer could betray."""
    codjo, now = an_officer("codjo"), timezone.now()
    act = by(codjo, now)
    decided, paused, withdrawn, in_hand, waiting, complained = (_case_of(afi) for _ in range(6))
    for case in (decided, paused, withdrawn, in_hand):
        assert casework.take_next(officer=codjo, act=act) == case
        if case == decided:
            ending = StepEnd("irrecevable", findings=b"sealed", reasons=sealed())
            casework.finish_step(reference=case.reference, officer=codjo, ending=ending, act=act)
        if case == paused:
            casework.ask_for(reference=case.reference, officer=codjo, motive="paper-missing", words=sealed(), act=act)
    casework.withdraw(reference=withdrawn.reference, act=act)
    casework.complain(reference=complained.reference, words=sealed(), act=act)
    fee = Purpose(code="fee", fr="Frais", en="Fee")
    payments.request(about=waiting.reference, amount=1_900, purpose=fee, act=act)
    return [decided, paused, withdrawn, in_hand, waiting, complained]


def _case_of(afi: Citizen) -> Case:
    return a_ready_case(timezone.now(), citizen=afi.reference)


def _act_of(afi: Citizen) -> Act:
    return Act(Actor(ActorKind.CITIZEN, afi.reference), timezone.now(), None, Surface.PORTAL)


def _draft_of(afi: Citizen) -> Hold:
    return intake.start(service=CODE, language="fr", act=_act_of(afi))


def _hold_on(client: Client, hold: Hold) -> None:
    client.cookies[f"demarche-{CODE}"] = f"{hold.reference}.{hold.secret}"


def _upload(hold: Hold) -> str:
    act = Act(Actor(ActorKind.ANONYMOUS, "visitor"), timezone.now(), None, Surface.PORTAL)
    return intake.begin_upload(hold=hold, question="piece", name="a.pdf", length=10, act=act)


def _code_of(afi: Citizen) -> str:
    with delivered():
        sent = identity.send_code(
            channel=Channel.SMS,
            address=afi.phone or "",
            purpose=CodePurpose.SIGN_IN,
            origin=Origin("the phone of Afi", "41.85.160.1"),
            language="fr",
            act=_act_of(afi),
        )
    return sent.reference


def _factor() -> str:
    """As addresses write it: no primary key leaves the process."""
    factor = with_factor(make_staff(), "JBSWY3DPEHPK3PXP")
    return blind.index("authenticator", str(factor.pk))[:16]


def _tie() -> str:
    staff, act = make_staff("agossou@exemple.bj", "Agossou"), an_act(timezone.now())
    return identity.declare_tie(staff=staff.reference, npi="12345678", kind=TieKind.SIBLING, act=act).reference

"""Folders of service files, written for one test, and what the checker says of them."""

from pathlib import Path
from textwrap import dedent, indent

from guichet.commons.catalogue.definition.reading import Catalogue, read_catalogue
from guichet.commons.catalogue.definition.service import Service

AUTHORITIES = '- {code: mairie, name: {fr: "Mairie", en: "Town hall"}, kind: communes}\n'
THEMES = "- {code: vie, name: {fr: Vie, en: Life}}\n"
EVENTS = "- {code: fete, name: {fr: Fête, en: Party}, summary: {fr: Fêter., en: Celebrate.}}\n"

OFFERS = "offers: [{way: online}]\n"
SHEET = """\
code: essai
title: {fr: Essai, en: Trial}
summary: {fr: Un essai., en: A trial.}
authority: mairie
theme: vie
audiences: [citizen]
level: full
offers: [{way: online}]
source: {references: [essai]}
"""
FIRST_QUESTION = 14  # the line on which `a_form` writes its first question

PROCEDURE = """\
procedure:
  promise: {at_most: 5, unit: working_days}
  circuit:
    units: [{code: bureau, title: {fr: Bureau, en: Office}}]
    steps:
      - code: examen
        title: {fr: Examen, en: Review}
        kind: check
        unit: bureau
        delay: {at_most: 1, unit: working_days}
        results:
          - {code: fait, title: {fr: Fait, en: Done}, to: decision}
      - code: decision
        title: {fr: Décision, en: Decision}
        kind: decision
        unit: bureau
        four_eyes_with: examen
        delay: {at_most: 1, unit: working_days}
        results:
          - {code: oui, title: {fr: Oui, en: Yes}, to: accorde}
          - {code: non, title: {fr: Non, en: No}, to: refuse}
  outcomes:
    - {code: accorde, kind: granted, title: {fr: Accordé, en: Granted}}
    - {code: refuse, kind: refused, title: {fr: Refusé, en: Refused}, appeal: {fr: Réclamez., en: Complain.}}
  retention: {family: essais, years: {accorde: 1, refuse: 1}}
"""


def a_form(questions: str, *, after: str = "") -> str:
    """A sheet with one section; each line of `questions` is one question, given a label when it has none."""
    lines = [_labelled(line) for line in dedent(questions).strip("\n").split("\n")]
    section = "sections:\n  - code: s\n    title: {fr: S, en: S}\n    questions:\n"
    return SHEET + section + indent("\n".join(lines), " " * 6) + "\n" + dedent(after)


def _labelled(line: str) -> str:
    return line if "label:" in line else f"{line.rstrip()[:-1]}, label: {{fr: Q, en: Q}}}}"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The files, under `folder`, beside lists of one authority, one theme and one life event."""
    lists = {"authorities": AUTHORITIES, "themes": THEMES, "life-events": EVENTS}
    everything = {**{f"_vocabulary/{name}.yaml": text for name, text in lists.items()}, **files}
    for name, text in everything.items():
        path = folder / "services" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "services"


def read(folder: Path, text: str | bytes) -> Catalogue:
    """A catalogue of one service, `essai`."""
    return read_catalogue(write(folder, {"mairie/essai.yaml": text}))


def said(folder: Path, text: str | bytes, language: str = "fr") -> list[str]:
    """What the checker says of that one service, line by line."""
    return [fault.in_language(language) for fault in read(folder, text).faults]


def codes(folder: Path, text: str) -> list[tuple[str, int]]:
    """The faults of that one service, as code and line."""
    return [(fault.code, fault.place.line) for fault in read(folder, text).faults]


def a_service_with(folder: Path, questions: str, *, after: str = "", offers: str = OFFERS) -> Service:
    """The service that has this form. It must be without fault."""
    found = read(folder, a_form(questions, after=after).replace(OFFERS, offers))
    assert [fault.in_language("en") for fault in found.faults] == []
    return found.services[0]

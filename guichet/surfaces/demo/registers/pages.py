"""What the page of the invented registers shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.registers.answers import Record
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.kinds import REGISTERS
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, Table


@dataclass(frozen=True, slots=True)
class Button:
    value: Mode
    text: str


@dataclass(frozen=True, slots=True)
class RegisterBlock:
    title: str
    status: Status
    buttons: tuple[Button, ...]
    action: str
    people: Table


@dataclass(frozen=True, slots=True)
class RegistersPage:
    frame: Frame
    registers: tuple[RegisterBlock, ...]


def registers(request: HttpRequest, modes: Mapping[str, Mode], people: Mapping[str, Sequence[Record]]) -> RegistersPage:
    return RegistersPage(
        frame=frame(
            request,
            title=_("Les registres inventés"),
            description=_("Ils répondent comme ceux de l’État, par X-Road. Personne n’y existe."),
            way=Way(back=Link(_("Démonstration"), reverse("demo:home"))),
            listed=False,
        ),
        registers=tuple(_block(code, modes[code], people.get(code, ())) for code in REGISTERS),
    )


def _block(code: str, mode: Mode, people: Sequence[Record]) -> RegisterBlock:
    return RegisterBlock(
        title=str(REGISTERS[code].title),
        status=_status(mode),
        buttons=tuple(Button(each, _gesture(each)) for each in Mode if each is not mode),
        action=reverse("demo:turn-register", args=[code]),
        people=_people(people),
    )


def _status(mode: Mode) -> Status:
    match mode:
        case Mode.ON:
            return Status(_("en marche"), Standing.DONE)
        case Mode.OFF:
            return Status(_("éteint"), Standing.REFUSED)
        case Mode.SLOW:
            return Status(_("trop lent"), Standing.ATTENTION)
        case Mode.BROKEN:
            return Status(_("réponses coupées"), Standing.ATTENTION)


def _gesture(mode: Mode) -> str:
    return {
        Mode.ON: _("Remettre en marche"),
        Mode.OFF: _("Éteindre"),
        Mode.SLOW: _("Ralentir"),
        Mode.BROKEN: _("Couper ses réponses"),
    }[mode]


def _people(people: Sequence[Record]) -> Table:
    return Table(
        caption=_("Qui s’y trouve"),
        columns=(Column(_("Nom")), Column(_("Numéro")), Column(_("Naissance"))),
        rows=tuple((each.name, _number(each), _birth(each)) for each in people),
        stacked=True,
    )


def _number(record: Record) -> str:
    """That by which the register is asked; its own otherwise."""
    return record.ifu or record.matricule or record.npi or record.number


def _birth(record: Record) -> str:
    day = wording.day(date.fromisoformat(record.birth_date)) if record.birth_date else ""
    return ", ".join(each for each in (day, record.birth_place) if each)

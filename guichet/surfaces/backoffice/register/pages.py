"""What a register said, beside what the applicant wrote: for the officer to compare, never to conclude by itself."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.motives import PauseMotive
from guichet.commons.registers.answers import Answer
from guichet.commons.registers.comparing import Compared, Verdict
from guichet.commons.registers.fields import Field
from guichet.commons.registers.kinds import REGISTERS
from guichet.commons.registers.vocabulary import State
from guichet.domains.casework.desk import Opened
from guichet.domains.casework.searching import Candidate, Standing
from guichet.surfaces.ui import parts, wording
from guichet.surfaces.ui.parts import Column, Status, Table


@dataclass(frozen=True, slots=True)
class Notice:
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the register has; `entries` are what it holds beyond who they are."""

    title: str
    table: Table
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """`refresh` is asked for again and again while an answer is awaited; empty otherwise."""

    register: str
    notice: Notice
    people: tuple[Person, ...]
    ask: str
    button: str
    refresh: str


def panel(opened: Opened) -> Panel | None:
    """None at a step that asks no register."""
    standing = opened.register
    if standing is None:
        return None
    reference = opened.case.reference
    known = REGISTERS.get(standing.register)
    return Panel(
        register=str(known.title) if known else standing.register,
        notice=_notice(opened, standing),
        people=tuple(_person(number, each) for number, each in enumerate(standing.candidates, start=1)),
        ask="" if standing.is_under_way else reverse("backoffice:register:ask", args=[reference]),
        button=_("Chercher de nouveau") if standing.asked_at else _("Chercher au registre"),
        refresh=reverse("backoffice:register:answer", args=[reference]) if standing.is_under_way else "",
    )


def _notice(opened: Opened, standing: Standing) -> Notice:
    if standing.asked_at is None:
        return Notice("information", _("Le registre n’a pas encore été interrogé."), _what_is_sent(opened))
    asked = _("Question posée le %(moment)s.") % {"moment": wording.moment(standing.asked_at)}
    if standing.answer is None:
        return Notice(
            "information",
            _("Le registre est interrogé."),
            _("%(asked)s La réponse s’affichera ici ; vous pouvez aussi recharger la page.") % {"asked": asked},
        )
    return _answered(opened, standing, standing.answer, asked)


def _answered(opened: Opened, standing: Standing, answer: Answer, asked: str) -> Notice:
    match answer.state:
        case State.NOT_FOUND:
            return Notice("success", _("Le registre n’a personne à ce nom."), asked)
        case State.FOUND:
            return Notice("attention", _("Le registre a une personne à ce nom."), _compare(opened, asked))
        case State.SEVERAL:
            return Notice("attention", _several(answer), _compare(opened, asked))
        case State.REFUSED:
            return Notice("refusal", _("Le registre n’a pas pris la question."), _by_hand(answer))
    return _silent(standing, answer)


def _what_is_sent(opened: Opened) -> str:
    fields = [_label(field) for field in Field if field in opened.step.register_query]
    return _("Il recevra, de cette demande : %(fields)s.") % {"fields": ", ".join(fields)}


def _several(answer: Answer) -> str:
    if answer.more:
        return _("Le registre a plus de personnes possibles qu’il n’en montre.")
    return _("Le registre a %(count)d personnes possibles.") % {"count": len(answer.records)}


def _compare(opened: Opened, asked: str) -> str:
    """A difference opens a correction where the service knows one; it is never a refusal by itself."""
    if PauseMotive.IDENTITY_CORRECTION in opened.step.pauses:
        rest = _(
            "Comparez avant de conclure. Une différence qui vient du registre se corrige : demandez-le à la personne."
        )
    else:
        rest = _("Comparez avant de conclure : une différence n’est pas un refus.")
    return f"{asked} {rest}"


def _silent(standing: Standing, answer: Answer) -> Notice:
    since = standing.silent_since or standing.asked_at
    if since is None:
        return Notice("attention", _("Le registre est indisponible."), _by_hand(answer))
    title = _("Le registre est indisponible depuis le %(moment)s.") % {"moment": wording.moment(since)}
    return Notice("attention", title, _by_hand(answer))


def _by_hand(answer: Answer) -> str:
    rest = _("Cherchez de nouveau plus tard, ou consultez le registre par vos moyens et écrivez ce que vous constatez.")
    return f"{answer.why.label} {rest}"


def _person(number: int, candidate: Candidate) -> Person:
    return Person(
        title=f"{number}. {candidate.record.name or candidate.record.number}",
        table=Table(
            caption=_("Au registre sous le numéro %(number)s") % {"number": candidate.record.number},
            columns=(Column(_("Élément")), Column(_("Demande")), Column(_("Registre")), Column(_("Comparaison"))),
            rows=tuple(_row(each) for each in candidate.fields),
            stacked=True,
        ),
        entries=candidate.record.entries,
    )


def _row(found: Compared) -> tuple[str | parts.Link | Status, ...]:
    return (_label(found.field), _written(found.field, found.said), _written(found.field, found.held), _verdict(found))


def _written(field: Field, value: str) -> str:
    if not value:
        return _("rien")
    if field is Field.BIRTH_DATE:
        return wording.day(date.fromisoformat(value))
    return {"F": _("féminin"), "M": _("masculin")}.get(value, value) if field is Field.SEX else value


def _verdict(found: Compared) -> Status:
    match found.verdict:
        case Verdict.SAME:
            return Status(_("identique"), parts.Standing.DONE)
        case Verdict.SPELT:
            return Status(_("écrit autrement"), parts.Standing.ATTENTION)
        case Verdict.DIFFERENT:
            return Status(_("différent"), parts.Standing.REFUSED)
    return Status(_("à vérifier"), parts.Standing.WAITING)


def _label(field: Field) -> str:
    return {
        Field.NPI: _("NPI"),
        Field.IFU: _("IFU"),
        Field.MATRICULE: _("Matricule"),
        Field.FAMILY_NAME: _("Nom"),
        Field.GIVEN_NAMES: _("Prénoms"),
        Field.BIRTH_DATE: _("Date de naissance"),
        Field.BIRTH_PLACE: _("Lieu de naissance"),
        Field.SEX: _("Sexe"),
        Field.FATHER: _("Père"),
        Field.MOTHER: _("Mère"),
    }[field]

"""Whom to call today, centre by centre: why, by which number, and who did already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.supervision.calling import About, Call
from guichet.domains.supervision.queries import CalledFacts, NumberFacts
from guichet.foundation.identity import queries as people
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.incidents.pages import AskPage
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

NAMES = {
    About.CENTRE: "backoffice:incidents:centre",
    About.INCIDENT: "backoffice:incidents:show",
    About.SITE: "backoffice:network:show",
    About.REPORT: "backoffice:reports:show",
    About.INSTRUCTION: "backoffice:instructions:given",
}
OPENS = {
    About.CENTRE: gettext_lazy("Voir le centre"),
    About.INCIDENT: gettext_lazy("Voir l’incident"),
    About.SITE: gettext_lazy("Voir le site"),
    About.REPORT: gettext_lazy("Voir le rapport"),
    About.INSTRUCTION: gettext_lazy("Voir l’instruction"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """`rows` opens what the reason is made of; None where the reader has no such page."""

    sentence: str
    since: str
    rows: Link | None


@dataclass(frozen=True, slots=True)
class CentreToCall:
    """`numbers` are called at a touch, the office that the first reason is about on top; `marks` is empty for whoever
    only sees.
    """

    name: str
    numbers: tuple[Link, ...]
    reasons: tuple[Reason, ...]
    done: str
    marks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CallsPage:
    """`called` are those that somebody called today: nobody else needs to."""

    frame: Frame
    waiting: tuple[CentreToCall, ...]
    called: tuple[CentreToCall, ...]
    empty: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below; `acts` are the centres that the viewer is over, `reads` those of
    which the viewer reads what staff typed, and who called; `closed` is what the viewer has no page of.
    """

    centres: Sequence[CentreFacts]
    calls: Sequence[Call]
    numbers: Mapping[str, Sequence[NumberFacts]]
    called: Mapping[str, CalledFacts]
    acts: frozenset[str]
    reads: frozenset[str]
    closed: frozenset[About]


def calls(request: HttpRequest, known: Known, at: datetime) -> CallsPage:
    by_centre: dict[str, list[Call]] = {}
    for call in known.calls:  # in their order: the centre whose first reason is gravest comes first
        by_centre.setdefault(call.centre, []).append(call)
    names = people.staff_names({each.by for each in known.called.values()})
    facts = {each.code: each for each in known.centres}
    blocks = [(code, _block(facts[code], mine, known, names, at)) for code, mine in by_centre.items()]
    title = _("À appeler aujourd’hui, %(day)s") % {"day": wording.day(at)}
    return CallsPage(
        frame=_frame(request, title, Link(_("Incidents en cours"), reverse("backoffice:incidents:pending"))),
        waiting=tuple(block for code, block in blocks if code not in known.called),
        called=tuple(block for code, block in blocks if code in known.called),
        empty=_("Ceux qui devaient l’être le sont déjà.")
        if blocks
        else _("Aucun centre n’est silencieux, rien n’est en retard, rien ne finit et rien ne manque."),
        files=(
            Link(_("Cette liste, sur une feuille à imprimer"), reverse("backoffice:incidents:calls-sheet")),
            Link(_("Cette liste, pour un tableur (CSV)"), reverse("backoffice:incidents:calls-csv")),
        )
        if blocks
        else (),
    )


def _block(
    centre: CentreFacts, calls: Sequence[Call], known: Known, names: Mapping[str, str], at: datetime
) -> CentreToCall:
    done, reads = known.called.get(centre.code), centre.code in known.reads
    return CentreToCall(
        name=centre.name,
        numbers=_numbers(known.numbers.get(centre.code, ()), calls[0], centre),
        reasons=tuple(_reason(each, at, known.closed, in_words=reads) for each in calls),
        done=_done(done, names if reads else None) if done else "",
        marks=_marks(centre, is_called=done is not None) if centre.code in known.acts else (),
    )


def _numbers(numbers: Sequence[NumberFacts], first: Call, centre: CentreFacts) -> tuple[Link, ...]:
    ordered = sorted(numbers, key=lambda each: each.office != first.office)
    return tuple(
        Link(
            _("Appeler le %(number)s") % {"number": each.spoken},
            f"tel:{each.phone}",
            hint=str(each.office.label).capitalize(),
            about=centre.name,
        )
        for each in ordered
    )


def _reason(call: Call, at: datetime, closed: frozenset[About], *, in_words: bool) -> Reason:
    sentence = call.spoken(in_words=in_words)
    since = _("Depuis le %(when)s.") % {"when": began(call)} if call.since < at else ""
    return Reason(sentence, since, None if call.about in closed else _rows(call, sentence))


def began(call: Call) -> str:
    """What begins with a day, as a report that is late, has no hour."""
    local = call.since.astimezone(BENIN)
    return wording.day(local) if local.time() == time(0) else wording.moment(local)


def _rows(call: Call, sentence: str) -> Link:
    return Link(str(OPENS[call.about]), reverse(NAMES[call.about], args=call.subject.split(" ")), about=sentence)


def _done(facts: CalledFacts, names: Mapping[str, str] | None) -> str:
    if names is None:
        return _("Appelé le %(when)s.") % {"when": wording.moment(facts.at)}
    said = {"who": names.get(facts.by, ""), "when": wording.moment(facts.at), "note": facts.note}
    return (_("Appelé par %(who)s le %(when)s. %(note)s") % said).strip()


def _marks(centre: CentreFacts, *, is_called: bool) -> tuple[Link, ...]:
    called = Link(
        _("Changer ma note") if is_called else _("J’ai appelé"),
        reverse("backoffice:incidents:called", args=[centre.code]),
        about=centre.name,
    )
    return (called, numbers_of(centre))


def numbers_of(centre: CentreFacts) -> Link:
    return Link(_("Numéros à appeler"), reverse("backoffice:incidents:numbers", args=[centre.code]), about=centre.name)


def noting(request: HttpRequest, centre: CentreFacts, form: Form, refusal: str) -> AskPage:
    back = Link(_("À appeler aujourd’hui"), reverse("backoffice:incidents:calls"))
    return AskPage(
        frame=_frame(request, _("J’ai appelé\u00a0: %(centre)s") % {"centre": centre.name}, back),
        lead=_("Vos collègues verront que ce centre est appelé aujourd’hui, et votre note."),
        form=form,
        submit=_("C’est noté"),
        refusal=refusal,
    )


def numbering(request: HttpRequest, centre: CentreFacts, form: Form, refusal: str) -> AskPage:
    back = Link(centre.name, reverse("backoffice:incidents:centre", args=[centre.code]))
    return AskPage(
        frame=_frame(request, _("Numéros à appeler\u00a0: %(centre)s") % {"centre": centre.name}, back),
        lead=_(
            "Des numéros de service, jamais celui d’une personne. Le point focal et la direction reçoivent aussi les "
            "alertes graves par SMS."
        ),
        form=form,
        submit=_("Garder ces numéros"),
        refusal=refusal,
    )


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)

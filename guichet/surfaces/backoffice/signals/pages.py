"""Each signal with what was counted, and how often the same rule speaks where nothing is wrong."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.casework.signals import SIGNALS, WINDOWS, Code
from guichet.domains.casework.signals.honest import FalseAlarms, false_alarms
from guichet.domains.casework.signals.reading import Found
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.signals.asked import Asked
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table

SHOWN = 50  # references; the file has all

COUNTED: Mapping[Code, Promise] = {
    Code.GIVE_BACKS: gettext_lazy("Rendus : %(count)s, sur %(of)s que la file lui a servis."),
    Code.LATE_PAUSES: gettext_lazy("Arrêtés le dernier jour : %(count)s, sur %(of)s pauses du bureau."),
    Code.SILENCES: gettext_lazy("Gardés en silence : %(count)s, sur %(of)s décidés par le bureau."),
    Code.HELPER_SHARE: gettext_lazy(
        "Chez cet agent : %(count)s, sur %(of)s que le même point focal a apportés au bureau."
    ),
    Code.TOLD_LATE: gettext_lazy("Dits prêts après coup : %(count)s, sur %(of)s devenus prêts."),
    Code.JUMPS: gettext_lazy("Servis avant de plus anciens : %(count)s, sur %(of)s pris par le bureau."),
}


@dataclass(frozen=True, slots=True)
class SignalPart:
    """One signal at one office; `references` up to SHOWN, `more` how many others there are, in words."""

    title: str
    explanation: str
    rows: tuple[SummaryRow, ...]
    shown: str
    references: str
    more: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    frame: Frame
    days: tuple[Link, ...]
    rules: tuple[Link, ...]
    signals: tuple[SignalPart, ...]
    none: str
    meaning: str
    quiet: Table | None
    file: Link


def found(request: HttpRequest, asked: Asked, signals: Sequence[Found]) -> FoundPage:
    back = Link(_("Files d’attente"), reverse("backoffice:supervision:loads"))
    title = _("Où poser une question")
    return FoundPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        days=tuple(_days(asked)),
        rules=tuple(_rules(asked)),
        signals=tuple(_part(each, asked.days) for each in signals),
        none=_none(asked),
        meaning=_meaning(asked),
        quiet=_quiet(asked, {each.code for each in signals}),
        file=Link(_("Ces signaux, pour un tableur (CSV)"), f"{reverse('backoffice:signals:csv')}{asked.query}"),
    )


def _none(asked: Asked) -> str:
    if asked.rule is None:
        return _("Aucune règle n’a dépassé son seuil en %(days)s jours.") % {"days": asked.days}
    said = _("« %(rule)s » : cette règle n’a pas dépassé son seuil en %(days)s jours.")
    return said % {"rule": asked.rule.label, "days": asked.days}


def _meaning(asked: Asked) -> str:
    said = _("Cela ne prouve pas que tout va bien : une règle ne voit que ce qu’elle compte.")
    return said if asked.days == WINDOWS[-1] else f"{said} {_('Essayez plus de jours.')}"


def _quiet(asked: Asked, spoke: Container[Code]) -> Table | None:
    """What else was counted: the rules that were asked for and did not speak; None where each did."""
    rows = [_rule(code, asked.days) for code in SIGNALS if asked.rule in {None, code} and code not in spoke]
    if not rows:
        return None
    return Table(
        caption=_("Ce que comptent les règles qui n’ont rien dit"),
        columns=(
            Column(_("Règle")),
            Column(_("Ce qu’elle regarde")),
            Column(_("Quand la règle parle")),
            Column(_("Quand personne n’a rien fait")),
        ),
        rows=tuple(rows),
        stacked=True,
    )


def _rule(code: Code, days: int) -> tuple[str, ...]:
    signal = SIGNALS[code]
    return (str(code.label), str(signal.explanation), str(signal.threshold), _honest(false_alarms(code, days), days))


def _days(asked: Asked) -> Iterable[Link]:
    for days in WINDOWS:
        text = _("%(days)s derniers jours") % {"days": days}
        yield Link(text, asked.over(days).query, current=days == asked.days)


def _rules(asked: Asked) -> Iterable[Link]:
    yield Link(_("Toutes les règles"), asked.by(None).query, current=asked.rule is None)
    for code in SIGNALS:
        yield Link(str(code.label), asked.by(code).query, current=code == asked.rule)


def _part(found: Found, days: int) -> SignalPart:
    office, more = words.said(found.office) or found.unit, len(found.references) - SHOWN
    return SignalPart(
        title=_("%(rule)s : %(office)s") % {"rule": found.code.label, "office": office},
        explanation=str(SIGNALS[found.code].explanation),
        rows=tuple(_rows(found, days)),
        shown=_("Dossiers concernés : %(count)s") % {"count": wording.number(len(found.references))},
        references=", ".join(found.references[:SHOWN]),
        more=_("Les autres sont dans le fichier : %(count)s.") % {"count": wording.number(more)} if more > 0 else "",
    )


def _rows(found: Found, days: int) -> Iterable[SummaryRow]:
    if found.code in {Code.GIVE_BACKS, Code.HELPER_SHARE}:
        yield SummaryRow(_("Agent"), found.officer or _("quelqu’un qui n’est plus connu ici"))
    counts = {"count": wording.number(found.count), "of": wording.number(found.of)}
    yield SummaryRow(_("Ce qui a été compté"), str(COUNTED[found.code]) % counts)
    yield SummaryRow(_("Quand la règle parle"), str(SIGNALS[found.code].threshold))
    yield SummaryRow(_("Quand personne n’a rien fait"), _honest(found.false_alarms, days))


def _honest(known: FalseAlarms | None, days: int) -> str:
    if known is None:
        return _("Les fausses alertes de cette règle n’ont pas encore été comptées.")
    return _(
        "Dans l’année honnête simulée, cette règle a donné des fausses alertes : %(count)s, "
        "sur %(windows)s fenêtres d’un bureau pendant %(days)s jours."
    ) % {"count": wording.number(known.count), "windows": wording.number(known.windows), "days": days}

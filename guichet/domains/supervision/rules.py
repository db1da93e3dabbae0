"""When something is wrong at a centre: rules as data, each with its threshold and its sentence. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.vocabulary import CentreState, Severity
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.opening import Window

# Three slots that did not come, and a quarter of an hour of grace.
SILENCE = SLOT * 3 + timedelta(minutes=15)
AFTERNOON = 16  # o'clock: from then on a battery has little sun to come
STALE = SLOT * 3  # what was measured longer ago tells nothing of now


@dataclass(frozen=True, slots=True)
class Known:
    """What the national node knows of a centre at a moment; `opened_at` is set while it is open."""

    at: datetime
    opened_at: datetime | None
    heard_at: datetime | None
    slot_at: datetime | None
    samples: int
    kiosk: int
    screen: int
    gauges: Mapping[str, list[float]]

    @property
    def is_heard(self) -> bool:
        return self.heard_at is not None and self.at - self.heard_at <= SILENCE

    @property
    def is_measured(self) -> bool:
        """Whether what was measured last tells something of now."""
        return self.is_heard and self.slot_at is not None and self.at - (self.slot_at + SLOT) <= STALE

    @property
    def is_silent(self) -> bool:
        """Not heard for too long while it should be open; its night does not count."""
        if self.heard_at is None or self.opened_at is None:
            return False
        return self.at - max(self.heard_at, self.opened_at) > SILENCE

    @property
    def is_measured_open(self) -> bool:
        """Whether it is measured, by a slot of the opening that is under way: at night nobody lights a kiosk."""
        return (
            self.is_measured
            and self.opened_at is not None
            and self.slot_at is not None
            and self.slot_at >= self.opened_at
        )

    def mean(self, gauge: str) -> float | None:
        spread = self.gauges.get(gauge)
        return None if spread is None else spread[1]


@dataclass(frozen=True, slots=True)
class Rule:
    """`holds` says whether the rule is broken, at moments when `can_tell`: otherwise it is as it was.

    What cannot be seen is neither found nor mended: nothing is told twice because a night, or a cut, came between.
    """

    code: str
    sentence: Promise
    threshold: Promise
    severity: Severity
    holds: Callable[[Known], bool]
    can_tell: Callable[[Known], bool] = lambda known: known.is_measured


def _above(gauge: str, limit: float) -> Callable[[Known], bool]:
    return lambda known: (known.mean(gauge) or 0) > limit


def _below(gauge: str, limit: float) -> Callable[[Known], bool]:
    def holds(known: Known) -> bool:
        mean = known.mean(gauge)
        return mean is not None and mean < limit

    return holds


def _battery(known: Known) -> bool:
    return known.at.astimezone(BENIN).hour < AFTERNOON and _below("battery", 30)(known)


def _is_empty(known: Known) -> bool:
    return (known.mean("no-paper") or 0) > 0.5


def _knows_printer(known: Known) -> bool:
    """One that cannot be asked, or a night, neither breaks the rule nor mends it."""
    return known.is_measured_open and known.mean("printer") is not None


def _clock(known: Known) -> bool:
    return abs(known.mean("clock") or 0) > 120


RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "silent",
            _("Le centre ne répond plus pendant ses heures d’ouverture."),
            _("45 minutes sans nouvelles"),
            Severity.HIGH,
            lambda known: known.is_silent,
            lambda known: known.is_silent or known.is_heard,
        ),
        Rule(
            "kiosk",
            _("La borne ne répond pas pendant les heures d’ouverture."),
            _("dix minutes sans signe de la borne"),
            Severity.HIGH,
            lambda known: known.kiosk == 0,
            lambda known: known.is_measured_open,
        ),
        Rule(
            "screen",
            _("L’écran d’information est éteint pendant les heures d’ouverture."),
            _("dix minutes sans signe de l’écran"),
            Severity.LOW,
            lambda known: known.screen == 0,
            lambda known: known.is_measured_open,
        ),
        Rule(
            "battery",
            _("La batterie est basse alors que la journée n’est pas finie."),
            _("moins de 30 % avant 16 h"),
            Severity.MEDIUM,
            _battery,
        ),
        Rule(
            "disk", _("Le disque du centre est presque plein."), _("plus de 85 %"), Severity.MEDIUM, _above("disk", 85)
        ),
        Rule(
            "heat",
            _("L’ordinateur du centre chauffe trop."),
            _("plus de 85 °C"),
            Severity.MEDIUM,
            _above("temperature", 85),
        ),
        Rule(
            "printer",
            _("L’imprimante ne répond pas pendant les heures d’ouverture."),
            _("dix minutes sans réponse de l’imprimante"),
            Severity.MEDIUM,
            lambda known: (known.mean("printer") or 0) < 0.5 and not _is_empty(known),
            _knows_printer,
        ),
        Rule(
            "no-paper",
            _("L’imprimante n’a plus de papier."),
            _("dix minutes sans papier"),
            Severity.MEDIUM,
            _is_empty,
            _knows_printer,
        ),
        Rule(
            "latency",
            _("La liaison du centre est trop lente."),
            _("plus de deux secondes pour un aller-retour"),
            Severity.LOW,
            _above("latency", 2_000),
            lambda known: known.is_measured and known.mean("latency") is not None,
        ),
        Rule("paper", _("L’imprimante manquera de papier."), _("moins de 10 %"), Severity.LOW, _below("paper", 10)),
        Rule(
            "backlog",
            _("Des envois attendent depuis trop longtemps au centre."),
            _("plus de 24 heures"),
            Severity.MEDIUM,
            _above("oldest", 24),
        ),
        Rule("clock", _("L’horloge du centre est fausse."), _("plus de 120 secondes d’écart"), Severity.LOW, _clock),
    )
}


def broken(known: Known, already: frozenset[str] = frozenset()) -> frozenset[str]:
    """Codes of the rules that a centre breaks; `already` those that it was last known to break."""
    return frozenset(
        code for code, rule in RULES.items() if (rule.holds(known) if rule.can_tell(known) else code in already)
    )


def state(known: Known, wrong: frozenset[str]) -> CentreState:
    if known.heard_at is None:
        return CentreState.NEVER_SEEN
    if "silent" in wrong:
        return CentreState.OFFLINE
    if not known.is_heard:
        return CentreState.RESTING
    return CentreState.DEGRADED if wrong else CentreState.ONLINE


def opened_at(windows: tuple[Window, ...], at: datetime) -> datetime | None:
    """Since when the centre is open, when it is."""
    return next((starts for starts, ends in windows if starts <= at < ends), None)

"""Of the report: the honest year by windows, and the same with other seeds."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from guichet.domains.casework.signals import SIGNALS, WINDOWS
from simulation.charts import number, table
from simulation.seeds import Tried
from simulation.stack import Stack
from simulation.verdicts import Outcome


@dataclass(frozen=True, slots=True)
class Beside:
    """What runs beside the whole: other seeds, and the requests through the real operations, if any were wanted."""

    tried: tuple[Tried, ...] = ()
    stack: Stack | None = None


def by_window(outcome: Outcome) -> str:
    """What supervisors read beside each rule."""
    rows = [
        (str(code.label), *(f"{each.false_alarms} sur {each.of}" for each in outcome.windows[code].values()))
        for code in SIGNALS
    ]
    heads = ("Règle", *(f"{days} jours" for days in WINDOWS))
    return (
        "<h2>Les fausses alertes, par fenêtre</h2>"
        "<p>Une fenêtre est un bureau pendant tant de jours. Un responsable lit ces nombres à côté de chaque règle.</p>"
        + table("Fenêtres de l’année honnête où la règle a parlé", heads, rows)
    )


def by_seed(others: Sequence[Tried]) -> str:
    """Nothing where no other was tried."""
    rows = [_row(each) for each in others]
    heads = ("Graine", "Demandes", "Jours", "Fautes trouvées", "Promesses manquées", "Alarmes de l’année honnête")
    title = "<h2>D’autres graines</h2><p>Des mondes plus petits, tirés autrement.</p>"
    return title + table("Ce que trouve chaque graine", heads, rows) if rows else ""


def _row(each: Tried) -> tuple[str, ...]:
    missed = [title for title, is_found in each.found.items() if not is_found]
    found = f"{sum(each.found.values())} sur {len(each.found)}" + (
        f" (manquée : {', '.join(missed)})" if missed else ""
    )
    return (
        str(each.seed),
        number(each.size.requests),
        str(each.size.days),
        found,
        number(each.broken),
        ", ".join(f"{rule} {count}" for rule, count in sorted(each.alarms.items())) or "aucune",
    )


def by_the_whole(stack: Stack | None) -> str:
    """The figures of each service from casework's tables, and from the lines of the log alone."""
    if stack is None:
        return ""
    heads = ("Service", "Reçues", "Décidées", "Promesses manquées", "Selon le journal")
    rows = [
        (
            each.code,
            number(each.received),
            number(each.decided),
            number(each.broken),
            f"{number(each.logged_received)}, {number(each.logged_decided)}, {number(each.logged_broken)}",
        )
        for each in stack.services
    ]
    printed = "Leurs documents sont imprimés." if stack.prints else "Leurs documents ne sont pas imprimés."
    return (
        "<h2>Par les vraies opérations</h2>"
        f"<p>{number(stack.wanted)} demandes scellées, payées, servies par la file, lues et décidées "
        f"sur un nœud à part en {stack.seconds:.0f} secondes : {number(stack.events)} écritures du journal, "
        f"{number(stack.lines)} lignes publiques. {printed} "
        "Le journal public dit l’heure : il peut compter moins de promesses manquées.</p>"
        + table("Ce que disent les tables, et ce que redonne le journal", heads, rows)
        + f"<p>Ce qu’en dit guichet log audit :</p><pre>{escape(stack.said)}</pre>"
    )

"""The report of a run: one page that needs nothing else, in French, and the same figures as JSON."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from guichet.foundation.lib import durable
from simulation.charts import Bar, chart, number, table
from simulation.network.judging import Verdict
from simulation.style import CSS

WORDS = {
    "power": "courant coupé",
    "long": "courant coupé plusieurs jours",
    "link": "liaison coupée",
    "kiosk": "borne muette",
    "screen": "écran éteint",
    "battery": "batterie basse",
}


def write(verdict: Verdict, folder: Path) -> None:
    """`report.html` and `report.json`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    durable.write(folder / "report.html", page(verdict).encode())
    told = json.dumps(figures(verdict), ensure_ascii=False, indent=1, sort_keys=True)
    durable.write(folder / "report.json", f"{told}\n".encode())


def figures(verdict: Verdict) -> dict[str, Any]:
    lived = verdict.lived
    return {
        "heartbeats": lived.heartbeats,
        "rows": lived.rows,
        "repeated": lived.repeated,
        "changed_by_repeating": lived.changed,
        "seconds": {
            "taking": round(lived.seconds_taking, 1),
            "repeating": round(lived.seconds_repeating, 1),
            "watching": round(lived.seconds_watching, 1),
        },
        "outages": {"planted": len(verdict.found), "found_once": sum(each.is_found_once for each in verdict.found)},
        "false_alerts": len(verdict.false),
        "days": {"counted": verdict.days, "differing": len(verdict.differing)},
        "slots": {"expected": verdict.expected, "served": verdict.served},
        "faults": verdict.faults,
    }


def page(verdict: Verdict) -> str:
    title = "Un mois simulé du réseau"
    body = "".join((_head(verdict), _found(verdict), _delays(verdict), _days(verdict), _faults(verdict)))
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{CSS}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>\n"
    )


def _head(verdict: Verdict) -> str:
    lived = verdict.lived
    return (
        f"<p>{number(lived.heartbeats)} battements d’une minute, roulés en {number(lived.rows)} tranches "
        f"de dix minutes, prises en {lived.seconds_taking:.0f}\u00a0s\u00a0; "
        f"le mois entier répété ({number(lived.repeated)} tranches) en {lived.seconds_repeating:.0f}\u00a0s "
        f"n’a changé {lived.changed or 'aucune'} ligne.</p>"
    )


def _found(verdict: Verdict) -> str:
    planted = Counter(each.outage.what for each in verdict.found)
    found = Counter(each.outage.what for each in verdict.found if each.is_found_once)
    bars = [Bar(WORDS[what], found[what], planted[what]) for what in sorted(planted)]
    return "<h2>Pannes cachées</h2>" + chart("Trouvées, une fois et une seule", bars)


def _delays(verdict: Verdict) -> str:
    """In how many minutes each kind was found."""
    rows = []
    for what in sorted({each.outage.what for each in verdict.found}):
        waits = sorted(
            (each.opened_at[0] - each.outage.begins).total_seconds() / 60
            for each in verdict.found
            if each.outage.what == what and each.is_found_once
        )
        if waits:
            rows.append((WORDS[what], f"{waits[len(waits) // 2]:.0f}", f"{waits[-1]:.0f}"))
    return table("Minutes avant l’alerte", ("", "Au milieu", "Au plus"), rows)


def _days(verdict: Verdict) -> str:
    share = 100 * verdict.served / verdict.expected if verdict.expected else 0
    return (
        "<h2>Continuité du service</h2>"
        f"<p>{number(verdict.served)} tranches servies sur {number(verdict.expected)} attendues, soit "
        f"{share:.1f}\u00a0%. Un second calcul, minute par minute et sans le code de Guichet, compte de même "
        f"{number(verdict.days - len(verdict.differing))} jours sur {number(verdict.days)}.</p>"
    )


def _faults(verdict: Verdict) -> str:
    rows = [(fault,) for fault in verdict.faults]
    return table("Fautes", ("Ce qui ne va pas",), rows) if rows else "<p>Aucune faute.</p>"

"""The report of a run: one page that needs nothing else, in French, and the same figures as JSON."""

import json
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from guichet.domains.casework.signals import SIGNALS
from guichet.foundation.lib import durable
from simulation import counts, other_years
from simulation.charts import Bar, chart, number, table
from simulation.other_years import Beside
from simulation.style import CSS
from simulation.verdicts import Outcome, Verdict

RULES = {
    "lignes-changees": "lignes changées",
    "hors-d-ordre": "lignes hors d’ordre",
    "promesses-trop-reculees": "promesses trop reculées",
    "tableau-faux": "tableau public contredit",
    "passe-recrit": "passé récrit",
    "vue-double": "deux vues",
} | {code.value: str(code.label).lower() for code in SIGNALS}


def write(outcome: Outcome, beside: Beside, folder: Path) -> None:
    """`report.html` and `report.json`, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    durable.write(folder / "report.html", page(outcome, beside).encode())
    told = json.dumps(figures(outcome, beside), ensure_ascii=False, indent=1, sort_keys=True)
    durable.write(folder / "report.json", f"{told}\n".encode())


def figures(outcome: Outcome, beside: Beside) -> dict[str, Any]:
    """What the page shows, for programs."""
    audit, size = outcome.honest.audit, outcome.world.size
    return {
        "seed": outcome.world.seed,
        "size": {"requests": size.requests, "days": size.days, "officers": size.offices * size.officers}
        | {"centres": size.centres, "offices": size.offices, "first": size.first.isoformat()},
        "lines": audit.lines,
        "honest": {"kept": audit.kept, "broken": audit.broken, "overtakings": audit.overtakings}
        | {"alarms": [f"{each.by} : {each.rule} : {each.where}" for each in outcome.alarms]},
        "false_alarms": outcome.false_alarms,
        "windows": counts.told(outcome.world, outcome.windows)["rules"],
        "other_seeds": [
            {"seed": each.seed, "requests": each.size.requests, "days": each.size.days, "found": each.found}
            | {"kept": each.kept, "broken": each.broken, "alarms": each.alarms}
            for each in beside.tried
        ],
        "real": asdict(beside.stack) if beside.stack else None,
        "looks": sum(witness.looks for witness in outcome.honest.witnesses),
        "misdeeds": [asdict(verdict) | {"found": verdict.is_found} for verdict in outcome.verdicts],
    }


def page(outcome: Outcome, beside: Beside) -> str:
    title = "Une année simulée"
    parts = (
        _head(outcome),
        _found(outcome),
        *map(_misdeed, outcome.verdicts),
        _honest(outcome),
        other_years.by_window(outcome),
        other_years.by_seed(beside.tried),
        other_years.by_the_whole(beside.stack),
        _limits(),
    )
    body = "".join(parts)
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{CSS}</style></head><body><main><h1>{title}</h1>{_spaced(body)}</main></body></html>\n"
    )


def _head(outcome: Outcome) -> str:
    size, audit = outcome.world.size, outcome.honest.audit
    found = sum(verdict.is_found for verdict in outcome.verdicts)
    return (
        f"<p>{number(size.requests)} demandes, {size.offices * size.officers} agents de {size.offices} bureaux, "
        f"{size.centres} centres, {size.days} jours à partir du {size.first:%d/%m/%Y}. Tout est inventé : "
        f"personnes, bureaux, demandes (graine {outcome.world.seed}). Le journal, ses empreintes, ses signatures, "
        "son audit et ses témoins sont les vrais.</p>"
        f"<p><strong>{found} fautes trouvées sur {len(outcome.verdicts)}.</strong> L’année honnête compte "
        f"{number(audit.lines)} lignes et lève {len(outcome.alarms)} alarmes.</p>"
    )


def _found(outcome: Outcome) -> str:
    planted = [verdict for verdict in outcome.verdicts if verdict.planted]
    bars = [Bar(verdict.title, verdict.named, verdict.planted) for verdict in planted]
    rows = [
        (verdict.title, "trouvée" if verdict.is_found else "NON TROUVÉE", " ; ".join(map(_by, verdict.found_by)))
        for verdict in outcome.verdicts
    ]
    return (
        "<h2>Chaque faute, et qui la trouve</h2>"
        + table("Fautes", ("Faute", "Résultat", "Par qui"), rows)
        + chart("Dossiers touchés que l’audit ou un signal nomme", bars)
    )


def _misdeed(verdict: Verdict) -> str:
    cases = (
        f"<p>{number(verdict.planted)} dossiers touchés ; {number(verdict.named)} nommés, et "
        f"{number(verdict.others)} autres nommés avec eux.</p>"
        if verdict.planted
        else ""
    )
    told = "".join(f"<li>{escape(sentence)}</li>" for sentence in verdict.sentences[:3])
    more = f"<li>et {len(verdict.sentences) - 3} autres fois.</li>" if len(verdict.sentences) > 3 else ""
    return f"<h3>{escape(verdict.title)}</h3><p>{escape(verdict.story)}</p>{cases}<ul>{told}{more}</ul>"


def _honest(outcome: Outcome) -> str:
    audit = outcome.honest.audit
    most = max(1, *outcome.false_alarms.values())
    bars = [Bar(str(code.label), outcome.false_alarms[code.value], most) for code in SIGNALS]
    alarms = "".join(f"<li>{escape(each.where)} : {escape(each.sentence)}</li>" for each in outcome.alarms[:20])
    return (
        "<h2>L’année honnête</h2>"
        f"<p>{number(audit.kept)} promesses tenues, {number(audit.broken)} manquées. "
        f"L’audit y compte {number(audit.overtakings)} dépassements dans l’ordre du journal : des foules dites "
        "ensemble et des liens déclarés les expliquent ; le signal, qui compare les heures, n’en tient pas compte.</p>"
        + chart("Alarmes que lève chaque signal sans aucune faute", bars)
        + (f"<ul>{alarms}</ul>" if alarms else "")
        + f"<p>{_looks(outcome)}</p>"
    )


def _looks(outcome: Outcome) -> str:
    witnesses = outcome.honest.witnesses
    looks, alarms = sum(each.looks for each in witnesses), sum(len(each.alarms) for each in witnesses)
    return f"Les {len(witnesses)} centres ont regardé le journal {number(looks)} fois et levé {alarms} alarmes."


def _limits() -> str:
    return (
        "<h2>Ce que cette simulation ne voit pas</h2><ul>"
        "<li>Un dossier qui passe devant d’autres pendant moins d’une heure : le journal ne dit que l’heure.</li>"
        "<li>Une demande que personne n’a enregistrée : elle n’a pas de ligne.</li>"
        "<li>Un agent qui garde un dossier moins de deux jours ouvrés, ou moins de cinq dossiers dans l’année.</li>"
        "<li>Une vue double tant que les deux centres ne comparent pas ce qu’ils ont vu.</li>"
        "</ul><p>Un signal dit où poser une question. Il n’accuse personne.</p>"
    )


def _by(found: str) -> str:
    """`signal : silences` and `témoin : passe-recrit (24)` in words."""
    by, _colon, rule = found.partition(" : ")
    code, _space, count = rule.partition(" ")
    return f"{by} : {RULES[code]} {count}".rstrip()


def _spaced(text: str) -> str:
    """With the no-break spaces of French."""
    for mark in (":", ";", "»"):
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("« ", "«\u00a0")

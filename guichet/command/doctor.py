"""`guichet doctor`: what this node needs, what it has, and the remedy for what it lacks."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import typer
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, say
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.public_log import contesting
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.lib.sqlcipher.key import KeyUnusable
from guichet.foundation.upkeep import copies, soundness

FREE_BYTES = 1_000_000_000
OLDEST = timedelta(days=365)
EVERY_NODE_HAS = frozenset({Kind.INTAKE, Kind.QR, Kind.LOG, Kind.SYNC, Kind.RECORD})
OLDEST_COPY = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Check:
    """`remedy` is empty when all is well."""

    name: str
    found: str
    remedy: str = ""


def run() -> None:
    checks = list(_checks())
    for check in checks:
        _tell(check)
    if any(check.remedy for check in checks):
        raise typer.Exit(CHECKED_AND_WRONG)
    say(_("Tout est en ordre."))


def _checks() -> Iterator[Check]:
    for name, look in (
        (_("base de données"), _database),
        (_("tables"), _migrations),
        (_("réglages de SQLite"), _pragmas),
        (_("copies de la base"), _copies),
        (_("gardien des clés"), _keeper),
        (_("dates des clés"), _dates),
        (_("place sur le disque"), _disk),
        (_("catalogue"), _catalogue),
        (_("journal public"), _public_log),
        (_("traductions"), _translations),
    ):
        yield _looked(name, look)


def _looked(name: str, look: Callable[[], tuple[str, str]]) -> Check:
    try:
        return Check(name, *look())
    except DatabaseError as fault:
        return Check(name, str(fault).strip(), _("Vérifiez GUICHET_DATABASE_URL, puis lancez : manage.py migrate."))
    except KeyUnusable as refusal:
        return Check(name, refusal.message, _("Donnez à GUICHET_CENTRE_KEY_FILE la clé de ce nœud, lue de lui seul."))
    except Refused as refusal:
        return Check(name, refusal.message, _("Lancez : guichet keeper."))


def _tell(check: Check) -> None:
    if check.remedy:
        complain(f"  ✗ {check.name:<22}{check.found}\n    → {check.remedy}")
    else:
        say(f"  ✓ {check.name:<22}{check.found}")


def _database() -> tuple[str, str]:
    connection.ensure_connection()
    return connection.display_name, ""


def _migrations() -> tuple[str, str]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return _("%(count)d changements à faire") % {"count": len(missing)}, _("Lancez : manage.py migrate.")
    return _("à jour"), ""


def _pragmas() -> tuple[str, str]:
    if connection.vendor != "sqlite":
        return _("sans objet"), ""
    words = ", ".join(f"{name}={value}" for name, value in soundness.pragmas().items())
    wrong = soundness.wrong_pragmas()
    return words, _(
        "Une coupure de courant perdrait des écritures : rendez à databases.py ses PRAGMA."
    ) if wrong else ""


def _copies() -> tuple[str, str]:
    if settings.NODE != "centre":
        return _("sans objet"), ""
    found = copies.newest_first()
    if not found:
        return _("aucune"), _("Lancez : guichet centre ; il en fait une chaque nuit.")
    age = timedelta(seconds=time.time() - found[0].stat().st_mtime)
    words = _("la dernière : %s") % found[0].stem
    return words, _("Elle a plus de deux jours : lancez guichet worker --stuck.") if age > OLDEST_COPY else ""


def _keeper() -> tuple[str, str]:
    if keys.is_awake():
        return _("répond"), ""
    return _("ne répond pas"), _("Lancez : guichet keeper.")


def _dates() -> tuple[str, str]:
    now = timezone.now()
    current = [key for key in keys.public_keys() if key.is_current]
    missing = EVERY_NODE_HAS - {key.kind for key in current}
    if missing:
        return _("aucune clé : %s") % ", ".join(sorted(missing)), _("Arrêtez le gardien, puis lancez : guichet keeper.")
    ahead = [key.kind for key in current if key.valid_from > now]
    if ahead:
        return _("datées de l’avenir : %s") % ", ".join(ahead), _("Remettez l’horloge de cette machine à l’heure.")
    old = [key.kind for key in current if now - key.valid_from > OLDEST]
    if old:
        return _("plus d’un an : %s") % ", ".join(old), _("Lancez pour chacune : guichet keys rotate.")
    words = _("%(count)d clés en cours, la plus ancienne du %(date)s")
    return words % {"count": len(current), "date": _oldest(current)}, ""


def _oldest(current: list[PublicKey]) -> str:
    oldest = min(key.valid_from for key in current)
    return oldest.date().isoformat()


def _disk() -> tuple[str, str]:
    place = next(path for path in (settings.VAR, *Path(settings.VAR).absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    words = _("%.1f Go libres") % (free / 1e9)
    return words, "" if free >= FREE_BYTES else _("Libérez de la place : il faut 1 Go au moins.")


def _catalogue() -> tuple[str, str]:
    published = catalogue.current()
    if published.edition == 0:
        return _("rien n’est publié"), _("Lancez : guichet services load.")
    words = _("édition %(edition)d, %(count)d fiches")
    return words % {"edition": published.edition, "count": len(published.sheets)}, ""


def _public_log() -> tuple[str, str]:
    witnesses = ", ".join(contest.witness for contest in contesting.contests())
    if not witnesses:
        return _("personne ne le conteste"), ""
    remedy = _("Lisez pourquoi à /journal/, puis, à deux : guichet log settle TÉMOIN.")
    return _("contesté par %s") % witnesses, remedy


def _translations() -> tuple[str, str]:
    [folder] = settings.LOCALE_PATHS
    source, compiled = (folder / f"en/LC_MESSAGES/django{end}" for end in (".po", ".mo"))
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        return _("pas compilées"), _("Lancez : make run, ou python -m tools.messages compile.")
    return _("compilées"), ""

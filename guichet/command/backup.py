"""`guichet backup` and `guichet restore`: the node in one file, and back."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command import archive, databases
from guichet.command.console import CHECKED_AND_WRONG, refuse, say
from guichet.commons.public_log import publishing
from guichet.foundation.keys import client as keys
from guichet.foundation.upkeep import files, healing, soundness

KEEPER = "keeper"
STORE = "keys.sqlite3"
# What the keeper's folder has beside its store: its public list, and a demonstration's own passphrase.
KEEPER_FILES = ("public.json", "demonstration-secret")
REMADE = frozenset({"static", "copies", KEEPER})

Target = Annotated[Path, typer.Argument(show_default=False)]
Digest = Annotated[str, typer.Option(show_default=False)]


def back_up(path: Target) -> None:
    if path.exists():
        refuse(_("%s existe déjà : donnez un autre nom, une sauvegarde n’en remplace pas une autre.") % path)
    if not path.absolute().parent.is_dir():
        refuse(_("Le dossier %s n’existe pas.") % path.absolute().parent)
    if path.absolute().is_relative_to(settings.VAR.absolute()):
        refuse(
            _("Une sauvegarde ne se garde pas dans le dossier qu’elle sauve : écrivez-la hors de %s.") % settings.VAR
        )
    facts = {"made_at": timezone.now().isoformat(), "database": databases.vendor()}
    try:
        with (
            tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".guichet-") as folder,
            archive.writing(path, facts) as writer,
        ):
            _fill(writer, Path(folder))
    except (OSError, sqlite3.Error) as fault:
        refuse(_("La sauvegarde a échoué : %s") % fault, CHECKED_AND_WRONG)
    say(_("Sauvegarde faite : %s") % path)
    say(_("  empreinte SHA-256  %s") % archive.digest_of(path))
    if soundness.is_encrypted() and not settings.CENTRE_KEY_FILE.is_relative_to(settings.VAR):
        say(_("La clé de la base de données n’y est pas : gardez-la ailleurs, sans elle rien ne se relit."))
    if settings.KEEPER_SECRET_FILE is not None:
        say(_("La phrase secrète du gardien n’y est pas : gardez-la ailleurs, sans elle les clés ne s’ouvrent pas."))


def restore(path: Target, digest: Digest = "") -> None:
    """Into a node that holds nothing yet: what is there is never written over."""
    if not path.is_file():
        refuse(_("Le fichier %s n’existe pas.") % path)
    if digest and archive.digest_of(path) != digest.lower():
        refuse(_("Ce fichier n’a pas l’empreinte annoncée : rien n’a été restauré."), CHECKED_AND_WRONG)
    _refuse_an_unsound(path)
    _refuse_a_node_in_use()
    settings.VAR.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR.parent, prefix=".guichet-") as folder:
        unpacked = Path(folder) / "var"
        archive.unpack(path, unpacked)
        databases.copy_in(unpacked)
        _put_in_place(unpacked)
    say(_("Restauré dans %s.") % settings.VAR)


def _fill(writer: archive.Writer, folder: Path) -> None:
    """The database before the keys: each key that the database names is then in the copy of the keys."""
    database = databases.copy_out(folder)
    writer.add(database.name, database)
    store = keys.folder() / STORE
    if store.exists():
        databases.copy_keys(store, folder / STORE)
        writer.add(f"{KEEPER}/{STORE}", folder / STORE)
        for name in KEEPER_FILES:
            if (keys.folder() / name).exists():
                writer.add(f"{KEEPER}/{name}", keys.folder() / name)
    for path in _files():
        writer.add(path.relative_to(settings.VAR).as_posix(), path)


def _files() -> Iterator[Path]:
    """What this node wrote beside its tables and its keys, and cannot make again."""
    database = files.database()
    tables = {database, *(Path(f"{database}{end}") for end in files.COMPANIONS)}
    for path in sorted(settings.VAR.rglob("*")):
        if path.is_file() and path not in tables and path.relative_to(settings.VAR).parts[0] not in REMADE:
            yield path


def _refuse_an_unsound(path: Path) -> None:
    try:
        facts = archive.check(path)
    except archive.Unsound as fault:
        refuse(_("Cette sauvegarde est incomplète ou altérée (%s) : rien n’a été restauré.") % fault, CHECKED_AND_WRONG)
    if facts["database"] != databases.vendor():
        refuse(
            _("Cette sauvegarde vient de %(theirs)s et ce nœud utilise %(ours)s.")
            % {"theirs": facts["database"], "ours": databases.vendor()}
        )


def _refuse_a_node_in_use() -> None:
    if settings.VAR.exists() and any(settings.VAR.iterdir()):
        refuse(_("Le dossier %s n’est pas vide : rien n’a été restauré.") % settings.VAR)
    if not databases.is_empty():
        refuse(_("La base de données n’est pas vide : rien n’a été restauré."))


def _put_in_place(unpacked: Path) -> None:
    """All at once: a restoration that is cut leaves nothing under the node's name."""
    if (unpacked / KEEPER).exists():
        (unpacked / KEEPER).chmod(0o700)
        (unpacked / KEEPER / "restored").touch(mode=0o600)
    (unpacked / healing.OVER).touch(mode=0o600)
    if settings.NODE == "hub":
        (unpacked / publishing.RESTORED).touch(mode=0o600)
    if settings.VAR.exists():
        settings.VAR.rmdir()
    unpacked.rename(settings.VAR)

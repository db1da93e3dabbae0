"""`guichet log`: the public log, read by whoever has nothing but its address."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.command import openings
from guichet.command.console import CHECKED_AND_WRONG, UNUSABLE, complain, note, refuse, say
from guichet.command.staff import known as known_staff
from guichet.command.witnessing import make_key, stand_witness
from guichet.commons.public_log import notes, recovering
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import comparing, mirroring, reading, sources
from guichet.commons.public_log.auditing.cases import Figures
from guichet.commons.public_log.auditing.comparing import PublicBoard, Unsaid
from guichet.commons.public_log.auditing.judging import Board, Judge, Line
from guichet.commons.public_log.auditing.sources import Source, Unreachable
from guichet.commons.public_log.notes import Verifier
from guichet.commons.public_log.proof import read as read_proof
from guichet.commons.public_log.refusals import LogFault, Malformed, Missing
from guichet.domains.casework import proving
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

HOUR = 3600
Log = Annotated[str, typer.Argument(metavar="URL|DOSSIER", show_default=False)]
Key = Annotated[
    str,
    typer.Option(help=_("Clé du journal, comme NOM+NUMÉRO+CLÉ. Sans elle, celle que le journal dit être la sienne.")),
]
PublicFigures = Annotated[
    str,
    typer.Option(
        "--board",
        metavar="URL|FICHIER",
        help=_("Les chiffres publics en JSON, à comparer avec le journal. Sans elle, ceux qui sont à côté du journal."),
    ),
]
# What stands in the way of judging, rather than what was judged.
UNREAD = (Unreachable, Missing, Malformed)


def build() -> typer.Typer:
    log = typer.Typer(help=_("Relit le journal public, en fait une copie, vérifie une preuve."), no_args_is_help=True)
    log.command("audit", help=_("Relit tout le journal et refait les comptes de l’État."))(audit)
    log.command("checkpoint", help=_("Montre le dernier relevé signé du journal."))(checkpoint)
    log.command("proof", help=_("Vérifie qu’une ligne est dans le journal."))(proof)
    log.command("reading", help=_("Vérifie qu’une consultation est comptée dans le journal."))(counted)
    log.command("mirror", help=_("Tient à jour une copie du journal, et refuse celui qui a changé son passé."))(mirror)
    log.command("recover", help=_("Rend à un nœud restauré les lignes signées depuis sa sauvegarde."))(recover)
    log.command("settle", help=_("Clôt l’alarme d’un témoin, à deux, avec une raison publique."))(settle)
    log.command("witness-key", help=_("Fait la clé d’un témoin, pour un organisme hors de l’État."))(make_key)
    log.command("witness", help=_("Contresigne ce qu’un journal lui montre, et retient ce qu’il a vu."))(stand_witness)
    log.add_typer(openings.build(), name="openings")
    return log


def audit(log: Log, key: Key = "", board: PublicFigures = "") -> None:
    source = sources.source(log)
    try:
        found = reading.read(source, _trusted(source, key))
        said = _said(log, board)
        judge, unsaid = _judged(found.lines, said)
    except LogFault as fault:
        _end(fault)
    say(_("%d lignes relues : elles donnent bien l’empreinte signée.") % found.checkpoint.size)
    _tell(judge.board)
    wrong = sum(figures.out_of_order for figures in judge.board.values())
    if wrong:
        told = ngettext(
            "%d ligne ne peut pas s’être passée dans cet ordre.",
            "%d lignes ne peuvent pas s’être passées dans cet ordre.",
            wrong,
        )
        complain(told % wrong)
    if said is not None:
        wrong += _compare(said, len(found.lines), unsaid)
    if wrong:
        raise typer.Exit(CHECKED_AND_WRONG)


def _judged(lines: Sequence[Line], said: PublicBoard | None) -> tuple[Judge, list[Unsaid]]:
    """By all lines, as of now; and what the board does not say of those that it names. Raises Malformed."""
    judge, compared = Judge(), min(said.log_size, len(lines)) if said else 0
    judge.read(lines[:compared])
    unsaid = list(comparing.unsaid(said, judge.months)) if said else []
    judge.read(lines[compared:])
    judge.count_late(timezone.now())
    return judge, unsaid


def _said(log: str, board: str) -> PublicBoard | None:
    """The board that was named; else the one beside the log, which need not be there."""
    if board:
        return comparing.read(sources.document(board))
    beside = sources.board_beside(log)
    if not beside:
        return None
    try:
        found = sources.document(beside)
    except (Missing, Unreachable):
        note(_("Pas de tableau à %s : rien n’est comparé.") % beside)
        return None
    note(_("Tableau lu à %s") % beside)
    return comparing.read(found)


def _compare(said: PublicBoard, lines: int, unsaid: Sequence[Unsaid]) -> int:
    """Tells how the board agrees with a log of so many lines; how much is wrong."""
    if said.log_size > lines:
        complain(_("Le tableau parle de %d lignes, et ce journal n’en a pas tant.") % said.log_size)
        return 1
    for each in unsaid:
        complain(_unsaid(each))
    if not unsaid:
        say(_("Le tableau dit tout ce que montrent ces %d lignes.") % said.log_size)
    if left := lines - said.log_size:
        told = ngettext(
            "%d ligne plus récente n’est pas comparée : le tableau ne la compte pas encore.",
            "%d lignes plus récentes ne sont pas comparées : le tableau ne les compte pas encore.",
            left,
        )
        say(told % left)
    return len(unsaid)


def _unsaid(each: Unsaid) -> str:
    said = _("moins de 10") if each.said is None else str(each.said)
    names = {
        "received": _("reçues"),
        "decided": _("décidées"),
        "broken": _("promesses manquées"),
        "refused": _("refusées"),
        "asked": _("pièces demandées"),
        "complaints": _("réclamations"),
        "reopened": _("décisions rouvertes"),
        "jumped": _("passages par priorité"),
    }
    return _("%(service)s, %(month)s, %(what)s : le journal en montre %(logged)d, le tableau en dit %(said)s.") % {
        "service": each.service,
        "month": each.month,
        "what": names[each.what],
        "logged": each.logged,
        "said": said,
    }


def checkpoint(log: Log, key: Key = "") -> None:
    source = sources.source(log)
    try:
        _head, signed = reading.head(source, _trusted(source, key))
    except LogFault as fault:
        _end(fault)
    say(str(signed).rstrip("\n"))


def proof(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    line: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    key: Annotated[str, typer.Option(help=_("Clé du journal, comme NOM+NUMÉRO+CLÉ."))],
) -> None:
    verifier = _verifier(key)
    try:
        shown = read_proof(file.read_text(errors="replace")).shows(
            line.read_bytes(), origin=verifier.name, key=verifier
        )
    except Malformed:
        refuse(_("« %s » n’est pas une preuve, ou elle est coupée.") % file.name, UNUSABLE)
    except LogFault as fault:
        _end(fault)
    if not shown:
        refuse(_("Cette preuve n’est pas celle de cette ligne."), CHECKED_AND_WRONG)
    say(_("Cette ligne est dans le journal « %s ».") % verifier.name)


def counted(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    key: Annotated[str, typer.Option(help=_("Clé du journal, comme NOM+NUMÉRO+CLÉ."))],
) -> None:
    verifier = _verifier(key)
    try:
        found = proving.shows(file.read_bytes(), verifier)
    except LogFault as fault:
        _end(fault)
    if found is None:
        refuse(_("Cette consultation n’est pas de celles que ce journal a comptées."), CHECKED_AND_WRONG)
    said = _("Cette consultation (%(reason)s, %(at)s) est comptée dans le journal « %(log)s ».")
    say(said % {"reason": found["reason"], "at": found["at"], "log": verifier.name})


def mirror(log: Log, folder: Annotated[Path, typer.Argument(file_okay=False)], key: Key = "") -> None:
    source = sources.source(log)
    try:
        head = mirroring.mirror(source, folder, _trusted(source, key))
    except LogFault as fault:
        _end(fault)
    say(_("La copie a %d lignes, qui prolongent celles d’avant.") % head.size)


def recover(log: Log) -> None:
    try:
        came_back = recovering.recover(sources.source(log), _act())
    except Refused as fault:
        refuse(fault.message, CHECKED_AND_WRONG)
    say(_("%d lignes sont revenues : le journal peut de nouveau être signé.") % came_back)


def settle(
    witness: Annotated[str, typer.Argument(metavar="TÉMOIN")],
    by: Annotated[tuple[str, str], typer.Option(help=_("Les adresses des deux personnes qui décident."))],
    why: Annotated[str, typer.Option(help=_("La raison, que tout le monde lira dans le journal."))],
) -> None:
    first, second = (known_staff(email) for email in by)
    try:
        public_log.settle(witness=witness, by=(first, second), why=why, act=_act())
    except Refused as fault:
        refuse(fault.message, CHECKED_AND_WRONG)
    say(_("C’est fait."))


def _act() -> Act:
    return by_the_system(at=clock.now(), surface=Surface.COMMAND, process="log")


def _trusted(source: Source, key: str) -> Verifier:
    """The key that was given; else the log's own word for it, which is said."""
    if key:
        return _verifier(key)
    told = source.file("keys").decode(errors="replace").strip().split("\n")[-1]
    note(_("Clé prise sur la parole du journal : %s") % told)
    return notes.read_verifier(told)


def _verifier(key: str) -> Verifier:
    """A key that a person gave."""
    try:
        return notes.read_verifier(key)
    except Malformed:
        refuse(_("« %s » n’est pas une clé : elle s’écrit NOM+NUMÉRO+CLÉ.") % key, UNUSABLE)


def _end(fault: LogFault) -> NoReturn:
    refuse(fault.message, UNUSABLE if isinstance(fault, UNREAD) else CHECKED_AND_WRONG)


def _tell(board: Board) -> None:
    """A block a service and office, in the order of their names."""
    for (service, office), figures in sorted(board.items()):
        rows = _rows(figures)
        if not rows:
            continue
        say("")
        say(f"{service} {office}".rstrip())
        for name, told in rows:
            say(f"  {name:<36}{told:>10}")


def _rows(figures: Figures) -> list[tuple[str, str]]:
    counts = [
        (_("reçues"), figures.received),
        (_("décidées"), figures.decided),
        (_("refusées"), figures.refused),
        (_("retirées par la personne"), figures.withdrawn),
        (_("promesses tenues"), figures.kept),
        (_("promesses manquées"), figures.broken),
        (_("en retard, pas encore décidées"), figures.late),
        (_("dépassements"), figures.overtakings),
        (_("passages par priorité"), figures.jumped),
        (_("réclamations"), figures.complaints),
        (_("décisions rouvertes"), figures.reopened),
        (_("recommencées après une restauration"), figures.begun_again),
        (_("lignes hors d’ordre"), figures.out_of_order),
        (_("pauses plus longues que leur fin"), figures.pauses_too_long),
        (_("pauses juste avant la date"), figures.pauses_at_the_end),
        (_("promesses trop reculées"), figures.promises_moved_too_far),
        *((_("pauses : %s") % motive, count) for motive, count in sorted(figures.pauses.items())),
    ]
    return [(name, str(count)) for name, count in counts if count] + _delays(figures)


def _delays(figures: Figures) -> list[tuple[str, str]]:
    """In hours, which is how exactly the log tells moments."""
    half, most = figures.delay(50), figures.delay(90)
    if half is None or most is None:
        return []
    return [
        (_("délai, une demande sur deux (h)"), str(round(half.total_seconds() / HOUR))),
        (_("délai, neuf demandes sur dix (h)"), str(round(most.total_seconds() / HOUR))),
    ]

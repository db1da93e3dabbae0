"""Twelve pictures that everybody here knows; three of them mark a ticket, for who finds a picture before a letter."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ON_A_TICKET = 3


@dataclass(frozen=True, slots=True)
class Mark:
    name: str | Promise
    drawing: str


MARKS: Mapping[str, Mark] = {
    "pirogue": Mark(_("pirogue"), "M4 38h56c-6 12-14 14-28 14S10 50 4 38zM40 6L24 60M20 30a5 5 0 1 0 .1 0"),
    "elephant": Mark(
        _("éléphant"),
        "M20 54V44h18v10h8V34c0-14-10-20-22-20S8 22 8 34v8c0 8-4 8-4 4M26 16c8 4 8 16-2 18M15 28v1M46 34c6 0 8 4 8 8",
    ),
    "calebasse": Mark(
        _("calebasse"),
        "M28 4h8v10c0 4 6 6 6 12s-4 6-4 8 12 6 12 14c0 8-8 12-18 12s-18-4-18-12c0-8 12-12 12-14s-4-2-4-8 6-8 6-12z",
    ),
    "tambour": Mark(_("tambour"), "M14 14a18 7 0 1 0 36 0 18 7 0 1 0-36 0l8 42h20l8-42M18 34l14 8 14-8"),
    "palmier": Mark(
        _("palmier"),
        "M34 60c-2-16-2-24 0-36M34 24C26 12 14 14 8 22M34 24c-10-2-18 4-20 14M34 24c8-12 20-10 24-2"
        "M34 24c10-2 16 6 18 16M34 24c0-8 2-14 6-18",
    ),
    "poisson": Mark(
        _("poisson"), "M4 32c10-16 28-18 42-4l14-10v28L46 36C32 50 14 48 4 32zM16 28v1M28 24c4 6 4 10 0 16"
    ),
    "soleil": Mark(
        _("soleil"), "M32 20a12 12 0 1 0 .1 0M32 4v8M32 52v8M4 32h8M52 32h8M12 12l6 6M46 46l6 6M52 12l-6 6M12 52l6-6"
    ),
    "poule": Mark(
        _("poule"),
        "M14 22c6-8 14-4 14 4 8 6 18 4 26-6 2 18-6 30-20 30S14 40 14 22zM14 22l-8 4 8 4M20 12l2 6"
        "M28 50v10M36 50v10M20 22v1",
    ),
    "maison": Mark(_("case"), "M6 32C16 26 24 16 32 4c8 12 16 22 26 28zM14 32v26h36V32M26 58V42h12v16"),
    "pot": Mark(_("jarre"), "M22 8h20M24 8v8c-12 4-16 12-16 20 0 12 10 22 24 22s24-10 24-22c0-8-4-16-16-20V8M10 34h44"),
    "mangue": Mark(
        _("mangue"),
        "M34 14c14 0 22 10 20 24S40 60 28 58 8 46 12 34s10-20 22-20zM34 14c0-4 2-8 6-10"
        "M40 4c8 0 12 4 14 8-8 2-14 0-14-8z",
    ),
    "lune": Mark(_("lune"), "M40 6a28 28 0 1 0 18 36A24 24 0 0 1 40 6zM50 12l2 4 4 2-4 2-2 4-2-4-4-2 4-2z"),
}


def drawn() -> tuple[str, ...]:
    """Three by chance, in the order of the list."""
    chosen = set(secrets.SystemRandom().sample(sorted(MARKS), ON_A_TICKET))
    return tuple(name for name in MARKS if name in chosen)


def mark(names: Iterable[str]) -> str:
    """The same in whatever order they were touched."""
    return ",".join(sorted(set(names) & set(MARKS)))

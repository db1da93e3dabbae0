"""Before a centre serves: its database is whole, or gives its place to the last whole copy, and writes as it must."""

from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, refuse
from guichet.commons.sync import operations as sync
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.upkeep import files, healing, soundness
from guichet.foundation.upkeep.healing import Healed


def mend() -> None:
    """Raises KeyUnusable. What is broken is set aside and said, and the node goes on without a person."""
    database = files.database()
    if database is None:
        return
    healed = healing.heal(database, timezone.now())
    if healed is not None:
        for sentence in _told(healed):
            complain(sentence)


def _told(healed: Healed) -> list[str]:
    found = (
        [
            _("La base de données est abîmée (%(fault)s) : elle est mise de côté dans %(folder)s.")
            % {"fault": healed.fault, "folder": healed.aside}
        ]
        if healed.aside
        else [_("La base de données a disparu.")]
    )
    if healed.copy is None:
        return [*found, _("Aucune copie n’est entière : ce nœud repart à neuf, et le nœud national lui rend le reste.")]
    after = _("La copie %s a pris sa place ; ce qui a suivi revient du nœud national à la prochaine liaison.")
    return [*found, after % healed.copy.name]


def begin_epoch_after_a_copy() -> None:
    """Once there are tables. The hub then sends all anew, and takes no number of this node for one that it has had."""
    if healing.is_epoch_over():
        sync.begin_epoch(
            reason="restored", act=by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="centre")
        )
        healing.epoch_has_begun()


def refuse_unsafe_writing() -> None:
    """Ends the command when a cut of the current would lose what people were told is kept."""
    wrong = soundness.wrong_pragmas()
    if wrong:
        words = ", ".join(f"{name}={value}" for name, value in wrong.items())
        refuse(
            _("Ce nœud n’écrit pas comme il le doit (%s) : rendez à databases.py ses PRAGMA.") % words,
            CHECKED_AND_WRONG,
        )

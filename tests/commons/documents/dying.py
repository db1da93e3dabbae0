"""A real worker that owes one more document, then is killed: `python -m tests.commons.documents.dying WHERE`.

WHERE is a step of issuing, after which it dies by SIGKILL before anything else happens; or how many lines of this room
and of the archive's it may run; or nothing at all, and then it works until no document is owed.
"""

import os
import signal
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any
from uuid import uuid4

import django
from django.utils import timezone

STEPS = ("fix_day", "code_of", "render", "seal", "deposit", "commit")
ROOMS = ("guichet/commons/documents", "guichet/commons/archive")
LEASE = timedelta(seconds=1)


def die_at(where: str) -> None:
    left = int(where) if where.isdigit() else 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if not any(room in frame.f_code.co_filename for room in ROOMS):
            return None
        if event == "line" and left:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        if event == "return" and frame.f_code.co_name == where:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def main(where: str) -> None:
    from guichet.commons.documents import operations as documents  # noqa: PLC0415 after django.setup
    from guichet.commons.documents import registry  # noqa: PLC0415
    from guichet.commons.documents.operations import ISSUE, Wanted  # noqa: PLC0415
    from guichet.foundation.work import queries as work  # noqa: PLC0415
    from guichet.foundation.work.worker import Worker  # noqa: PLC0415
    from tests.commons.documents import samples  # noqa: F401, PLC0415 what printing loads is loaded before it may die
    from tests.factories.acts import an_act  # noqa: PLC0415

    registry.register_origin("invented", Invented())
    worker = Worker(now=timezone.now, lease=LEASE)
    if where:
        wanted = Wanted("invented", uuid4().hex, "", "casier", "neant", "casier-b3-neant", "fr", "mjl")
        documents.owe(wanted=wanted, act=an_act(timezone.now()))
        die_at(where)
    while where or any(row.kind == ISSUE for row in work.backlog()):
        worker.run_what_is_due()
        time.sleep(0.1)


class Invented:
    """Decided by nobody, for nobody."""

    def content(self, asked: Any, _act: Any) -> Any:
        from guichet.commons.documents.registry import Content  # noqa: PLC0415

        return Content("Bulletin n° 3", "Ministère", {"nom": "AGBANGLA", "prenoms": asked.about})

    def seal(self, about: str, name: str, values: Mapping[str, Any]) -> Any:
        raise NotImplementedError

    def decided_alone(self, _about: str) -> str:
        return ""

    def is_close(self, _about: str, _staff: str, _at: datetime) -> bool:
        return False

    def pickup(self, _about: str) -> None:
        return None

    def ended(self, ended: Any, act: Any) -> None:
        raise NotImplementedError


if __name__ == "__main__":
    assert Path.cwd().joinpath("manage.py").exists()
    django.setup()
    main(sys.argv[1] if len(sys.argv) > 1 else "")

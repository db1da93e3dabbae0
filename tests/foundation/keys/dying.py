"""A keeper that is killed at a line of its own code: `python -m tests.foundation.keys.dying LINES FOLDER OPTIONS`.

It dies by SIGKILL when it has run LINES lines of the keeper, counted over all its threads and from its start: the same
number, the same place, whatever the machine is busy with.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from guichet.foundation.keys.keeper import __main__ as keeper

ROOM = str(Path(keeper.__file__).parents[1])


def die_after(lines: int) -> None:
    left = lines

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if ROOM not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    threading.settrace(trace)
    sys.settrace(trace)


if __name__ == "__main__":
    lines = int(sys.argv.pop(1))
    die_after(lines)
    sys.exit(keeper.main())

"""The way to a centre's receipt printer: a device, a queue of CUPS, or a folder; and what to say when none prints.

What is printed opens a request or follows it: it goes straight to the printer, and lies in no file of this node, except
where a folder was named for it.
"""

import os
import subprocess
import time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.commons.printing import typesetting
from guichet.commons.printing.asking import QUEUE
from guichet.commons.printing.slips import Slip
from guichet.foundation.lib.refusal import Refused

LONGEST_WAIT = 10  # seconds: a printer without paper would hold the page of whoever waits for it


class PrinterFault(Refused):
    """The slip did not come out. What it says is on the screen."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "L’imprimante ne répond pas : elle est éteinte, débranchée ou sans papier. Rien n’est perdu. "
                "Recopiez ou photographiez l’écran, et prévenez le point focal."
            )
        )


class NoPrinter(Refused):
    """This node has no receipt printer."""

    def __init__(self) -> None:
        super().__init__(_("Ce poste n’a pas d’imprimante. Recopiez ou photographiez l’écran."))


def hand_out(slip: Slip) -> None:
    """Print the slip and cut it. Raises NoPrinter, PrinterFault."""
    target = settings.RECEIPT_PRINTER
    if not target:
        raise NoPrinter
    printed = typesetting.escpos(slip, roll=settings.RECEIPT_ROLL)
    try:
        _send(printed, target)
    except (OSError, subprocess.SubprocessError) as fault:
        raise PrinterFault from fault


def _send(printed: bytes, target: str) -> None:
    if target.startswith(QUEUE):
        command = ["lp", "-s", "-o", "raw", "-d", target.removeprefix(QUEUE)]
        subprocess.run(  # noqa: S603 the name of the queue is the node's own setting
            command, input=printed, check=True, capture_output=True, timeout=LONGEST_WAIT
        )
    elif Path(target).is_dir():
        (Path(target) / f"{time.time_ns()}.escpos").write_bytes(printed)
    else:
        _write(printed, target)


def _write(printed: bytes, device: str) -> None:
    """Without waiting in the device itself: a printer that stops would stop the whole page."""
    handle, deadline = os.open(device, os.O_WRONLY | os.O_NONBLOCK), time.monotonic() + LONGEST_WAIT
    try:
        while printed:
            try:
                printed = printed[os.write(handle, printed) :]
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
    finally:
        os.close(handle)

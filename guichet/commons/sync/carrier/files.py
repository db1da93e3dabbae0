"""Files of the centre's end: sent after the records piece by piece, fetched before the news that names them."""

import base64
import math
import time
from collections.abc import Callable

from guichet.commons.sync import blobs, queries
from guichet.commons.sync import operations as sync
from guichet.commons.sync.carrier.wire import Conflict, Failed, Wire
from guichet.commons.sync.models import OutgoingFile
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.lib.act import Act

PIECE = 32_768
TUS = {"Tus-Resumable": "1.0.0"}


def send_piece(wire: Wire, act: Callable[[], Act]) -> bool:
    """One piece of the file that waited longest; False when none waits. Something urgent may come before the next.

    What its author took back before it left is gone from the disk, and is owed to nobody.
    """
    file = queries.next_file()
    if file is None:
        return False
    if not blobs.is_here(file.digest, file.folder):
        sync.forget_file(digest=file.digest, act=act())
        return True
    path = f"files/{file.folder}/{file.digest}"
    here = file.arrived or _begun(wire, file, path)
    if here < file.bytes:
        here = _sent(wire, file, path, here)
    sync.file_arrived_there(digest=file.digest, arrived=here, whole=here >= file.bytes, act=act())
    return True


def fetch(wire: Wire, digest: str, *, of: str = "blobs", folder: str = blobs.BLOBS, deadline: float = math.inf) -> None:
    """A file that is told of, from where the last try ended; `of` is where the hub has it.

    Raises Failed, also when it is not whole at the `deadline` (of `time.monotonic`).
    """
    while not blobs.is_here(digest, folder):
        if time.monotonic() > deadline:
            raise Failed(Fault.SILENT)
        here = blobs.length(digest, folder)
        answer = wire.ask("GET", f"{of}/{digest}", headers={"Range": f"bytes={here}-"})
        whole = int(answer.headers["Content-Range"].rpartition("/")[2])
        here = blobs.append(digest, folder, here, answer.content)
        if here >= whole and not blobs.complete(digest, folder):
            raise Failed(Fault.BROKEN)


def _begun(wire: Wire, file: OutgoingFile, path: str) -> int:
    """How much of it the hub has: an earlier try, or another centre, may have brought some."""
    told = {"digest": file.digest, "folder": file.folder}
    metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
    wire.ask("POST", "files", headers={**TUS, "Upload-Length": str(file.bytes), "Upload-Metadata": metadata})
    return _there(wire, path)


def _there(wire: Wire, path: str) -> int:
    return int(wire.ask("HEAD", path, headers=TUS).headers["Upload-Offset"])


def _sent(wire: Wire, file: OutgoingFile, path: str, here: int) -> int:
    with blobs.path(file.digest, file.folder).open("rb") as content:
        content.seek(here)
        piece = content.read(PIECE)
    headers = {
        **TUS,
        "Upload-Offset": str(here),
        "Upload-Length": str(file.bytes),
        "Content-Type": "application/offset+octet-stream",
    }
    try:
        return int(wire.ask("PATCH", path, piece, headers).headers["Upload-Offset"])
    except Conflict:
        return _there(wire, path)

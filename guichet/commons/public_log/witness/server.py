"""The door of a witness. It speaks plain HTTP: what stands before it, on the network, speaks TLS."""

import logging
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from guichet.commons.public_log.refusals import MemoryDamaged
from guichet.commons.public_log.witness.answering import Answer, Witness

logger = logging.getLogger(__name__)

ADD = "/add-checkpoint"
MOST_BYTES = 64 * 1024  # 63 hashes are 3 KB; the rest is room for signatures of larger keys


class Door(ThreadingHTTPServer):
    """A thread a connection. `serve_forever` until `shutdown`."""

    daemon_threads = True

    def __init__(self, host: str, port: int, witness: Witness) -> None:
        self.witness = witness
        super().__init__((host, port), Visit)


class Visit(BaseHTTPRequestHandler):
    server: Door
    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds without a word: whoever dawdles keeps no thread

    def do_POST(self) -> None:
        if self.path != ADD:
            self._refuse(HTTPStatus.NOT_FOUND, "there is only /add-checkpoint here\n")
            return
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.BAD_REQUEST, "the length of the request is missing or too large\n")
            return
        body = self.rfile.read(int(length))
        try:
            answer = self.server.witness.answer(body, int(time.time()))
        except (OSError, MemoryDamaged) as fault:
            logger.error("nothing was cosigned, the memory is not well: %s", fault)  # noqa: TRY400 its name is enough
            answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "this witness cannot keep what it sees\n")
        self._say(answer)

    def _refuse(self, status: HTTPStatus, text: str) -> None:
        """Without what was sent: it was not read, so that nothing else can be read behind it."""
        self.close_connection = True
        self._say(Answer(status, text))

    def _say(self, answer: Answer) -> None:
        content = answer.text.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: object) -> None:
        """Nothing a visit: addresses of visitors are nobody's business."""

"""The process of the sandbox: for this machine alone, a thread a question so that a slow one blocks no other."""

from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from guichet.commons.registers.contrib.sandbox import switch
from guichet.commons.registers.contrib.sandbox.application import application

ADDRESS = "127.0.0.1"


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Questions name people: nothing of them is logged."""

    def log_message(self, *_: object) -> None:
        return


def open_server(port: int) -> WSGIServer:
    """Ready to `serve_forever`; port 0 takes a free one. Raises OnlyInTheDemonstration."""
    switch.refuse_outside_the_demonstration()
    return make_server(ADDRESS, port, application, server_class=Threaded, handler_class=Quiet)

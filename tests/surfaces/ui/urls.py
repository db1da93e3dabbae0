"""The gallery alone, as a node mounts it, with a page for each error."""

import errno
from contextlib import closing
from sqlite3 import connect
from tempfile import NamedTemporaryFile, TemporaryDirectory

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from guichet.foundation.keys.refusals import KeeperUnavailable

handler400 = "guichet.surfaces.ui.errors.bad_request"
handler403 = "guichet.surfaces.ui.errors.forbidden"
handler404 = "guichet.surfaces.ui.errors.not_found"
handler500 = "guichet.surfaces.ui.errors.broken"


def damaged(_: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("damaged")


def closed(_: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


def full(_: HttpRequest) -> HttpResponse:
    raise RuntimeError("whatever was being done") from OSError(errno.ENOSPC, "No space left on device")


def crowded(_: HttpRequest) -> HttpResponse:
    """Two write at once, and one of them is given no time to wait."""
    with (
        TemporaryDirectory() as folder,
        closing(connect(f"{folder}/a")) as first,
        closing(connect(f"{folder}/a")) as second,
    ):
        first.execute("BEGIN IMMEDIATE")
        second.execute("PRAGMA busy_timeout=0")
        second.execute("BEGIN IMMEDIATE")
    raise AssertionError("both write")


def gnawed(_: HttpRequest) -> HttpResponse:
    """What was written there is no database."""
    with NamedTemporaryFile() as file, closing(connect(file.name)) as database:
        file.write(bytes(range(256)) * 32)
        file.flush()
        database.execute("SELECT 1 FROM sqlite_master")
    raise AssertionError("it was read")


def locked(_: HttpRequest) -> HttpResponse:
    raise KeeperUnavailable


urlpatterns = i18n_patterns(
    path("composants/", include("guichet.surfaces.ui.gallery.urls")),
    path("abimee/", damaged, name="damaged"),
    path("fermee/", closed, name="closed"),
    path("cassee/", broken, name="broken"),
    path("pleine/", full, name="full"),
    path("foule/", crowded, name="crowded"),
    path("rongee/", gnawed, name="gnawed"),
    path("sans-gardien/", locked, name="locked"),
    prefix_default_language=False,
)

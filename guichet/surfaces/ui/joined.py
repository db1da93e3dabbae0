"""One style sheet and one script for every screen, joined from small sources and minified.

The sources lie in `assets/`, not in `static/`: only what people's devices load is published.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal, overload

import rcssmin
import rjsmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

ASSETS = Path(__file__).parent / "assets"
MODULE_TIES = re.compile(r"^import .*$|^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)


def style_sheet() -> str:
    """All components, in the order of their file names; the first file declares the order of the layers."""
    return str(rcssmin.cssmin(_texts("css/*.css")))


def script() -> str:
    """htmx as published, then our behaviours, each in a function of its own so that no name leaks."""
    return f"{_texts('vendor/*.js')}\n;{rjsmin.jsmin(_behaviours('js/*.js'))}\n"


def display_style() -> str:
    """What only the screen of a waiting room needs, beside the style sheet of all."""
    return str(rcssmin.cssmin(_texts("display/*.css")))


def display_script() -> str:
    """What makes that screen turn, ask and call."""
    return f"{rjsmin.jsmin(_behaviours('display/*.js'))}\n"


def verifier() -> str:
    """The checking page's own script, in place of the other one, so that its first view stays as light."""
    return _modules("camera/*.js", "checking/*.js")


def ticket() -> str:
    """The camera of one page of the kiosk, which reads the square of a ticket."""
    return _modules("camera/*.js", "ticket/*.js")


def _modules(*patterns: str) -> str:
    """Modules in one function, the main one last: what ties them to each other is for readers and for tests."""
    found = [path for pattern in patterns for path in _sources(pattern)]
    modules = sorted(found, key=lambda path: (path.stem == "main", path.stem))
    code = MODULE_TIES.sub("", "\n".join(path.read_text("utf-8") for path in modules))
    return f"(()=>{{\n{rjsmin.jsmin(code)}\n}})();\n"


def recording() -> str:
    """The microphone of one page of the counter."""
    return f"{rjsmin.jsmin(_behaviours('recording/*.js'))}\n"


def kiosk_style() -> str:
    """What the kiosk alone shows, over the components of every screen."""
    return str(rcssmin.cssmin(_texts("kiosk/*.css")))


def kiosk_script() -> str:
    """What the kiosk alone does, each behaviour in a function of its own."""
    return f"{rjsmin.jsmin(_behaviours('kiosk/*.js'))}\n"


def _behaviours(pattern: str) -> str:
    return "".join(f"(()=>{{\n{path.read_text('utf-8')}\n}})();\n" for path in _sources(pattern))


def decoder() -> str:
    """The reader of codes in pictures, as published: fetched once a page was shown, or when it is needed."""
    return _texts("vendor/decoder/*.js")


JOINED: dict[str, Callable[[], str]] = {
    "ui/guichet.css": style_sheet,
    "ui/guichet.js": script,
    "ui/kiosk.css": kiosk_style,
    "ui/kiosk.js": kiosk_script,
    "ui/verifier.js": verifier,
    "ui/ticket.js": ticket,
    "ui/qr-decoder.js": decoder,
    "ui/recording.js": recording,
    "ui/display.js": display_script,
    "ui/display.css": display_style,
}


class JoinedFinder(BaseFinder):
    """Gives `collectstatic` and the development server the joined files, fresh from their sources."""

    def check(self, **_: object) -> list[CheckMessage]:
        return []

    @overload
    def find(self, path: str, find_all: Literal[False] = ...) -> str | None: ...
    @overload
    def find(self, path: str, find_all: Literal[True]) -> list[str]: ...
    def find(self, path: str, find_all: bool = False) -> Any:  # noqa: FBT001, FBT002 Django's
        found = [str(_written(path))] if path in JOINED else []
        # Like Django's own finders, an empty list when there is nothing: None would count as something found.
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=_folder())
        for path in JOINED:
            if not matches_patterns(path, ignore_patterns or ()):
                _written(path)
                yield path, storage


def _sources(pattern: str) -> list[Path]:
    return sorted(ASSETS.glob(pattern))


def _texts(pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in _sources(pattern))


def _folder() -> Path:
    return Path(settings.VAR) / "joined"


def _written(path: str) -> Path:
    """The joined file on disk. It is replaced whole, because another process may be reading it."""
    target, text = _folder() / path, JOINED[path]()
    if target.exists() and target.read_text("utf-8") == text:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as draft:
        draft.write(text)
    os.replace(draft.name, target)  # noqa: PTH105
    return target

"""From a page to one file that is PDF/A-2a (kept for ever) and PDF/UA-1 (read aloud) at once.

Typst refuses to make a file that breaks either: a character that no font has, a picture without its words. What is
about a person travels as data, so a name written in Typst's own language is printed, not run.
"""

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Self

import typst
from django.utils.translation import gettext as _

from guichet.commons.documents.extract import marks
from guichet.commons.documents.kinds import KINDS
from guichet.commons.documents.printing import square
from guichet.commons.documents.printing.page import Page, Row, day, moment
from guichet.foundation.lib.refusal import Refused

HERE = Path(__file__).parent
NOT_DISPLAYED = re.compile(r'the text `"(.+)"` could not be displayed', re.DOTALL)
_one_at_a_time = Lock()


class TemplateFault(Refused):
    """No such template, or its text is wrong: a fault of ours, so the document waits for the mended one."""

    def __init__(self, template: str, why: str) -> None:
        super().__init__(
            _("Le modèle « %(template)s » ne s’imprime pas : %(why)s") % {"template": template, "why": why}
        )

    @classmethod
    def unknown(cls, template: str) -> Self:
        return cls(template, _("il n’existe pas."))


class MissingGlyph(Refused):
    """No shipped font draws a character. Better no document than one without its owner's name."""

    def __init__(self, character: str, field: str) -> None:
        code = " ".join(f"U+{ord(each):04X}" for each in character)
        super().__init__(
            _("Aucune police ne dessine « %(character)s » (%(code)s), dans « %(field)s ».")
            % {"character": character, "code": code, "field": field}
        )
        self.character = character
        self.field = field


def render(page: Page, code: str) -> bytes:
    """The file, its last line ended so that a seal can be appended. `code` is what the square says.

    The same page and code give the same bytes. Raises TemplateFault, MissingGlyph.
    """
    if page.template not in KINDS:
        raise TemplateFault.unknown(page.template)
    inputs = {
        "data": json.dumps({**_data(page), "keywords": marks.written(code, page.contested_since)}, ensure_ascii=False),
        "code": square.drawing(code).decode(),
    }
    try:
        with _one_at_a_time:
            made = _compiler().compile(
                HERE / "typst" / f"{page.template}.typ",
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-2a", "ua-1"],
                timestamp=int(page.at.timestamp()),
            )
    except typst.TypstError as fault:
        raise _refusal(fault, page) from None
    if not isinstance(made, bytes):
        raise TypeError("a document is one file")
    return made + b"\n"  # PDF/A, 6.1.9: the first object of an appended seal begins on a line of its own


@cache
def _compiler() -> typst.Compiler:
    """Kept for the life of the process: fonts are read once."""
    return typst.Compiler(root=HERE / "typst", font_paths=fonts())


def fonts() -> typst.Fonts:
    """Those that are shipped, and no others: they have every letter of the languages of Benin."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "data"])


def _data(page: Page) -> dict[str, object]:
    return {
        "language": page.language,
        "title": page.title,
        "reference": page.reference,
        "replaces": page.replaces,
        "authority": page.authority,
        "issued_on": day(page.issued_on, page.language),
        "valid_until": day(page.valid_until, page.language) if page.valid_until else "",
        "contested_since": moment(page.contested_since, page.language) if page.contested_since else "",
        "address": page.address,
        "demonstration": page.demonstration,
        "rows": [{"label": row.label, "value": row.value} for row in page.rows],
    }


def _refusal(fault: typst.TypstError, page: Page) -> Refused:
    found = NOT_DISPLAYED.search(fault.message)
    if found is None:
        return TemplateFault(page.template, fault.message)
    character = found[1]
    return MissingGlyph(character, next((row.name for row in page.rows if _holds(row, character)), page.template))


def _holds(row: Row, character: str) -> bool:
    return character in (row.value if isinstance(row.value, str) else "\n".join(row.value))

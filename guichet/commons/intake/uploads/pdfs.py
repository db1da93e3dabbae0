"""PDFs: looked through, then made anew from their pages alone. A signed one would break, and is kept as it is."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from django.utils.translation import gettext as _

from guichet.commons.intake.uploads.base import FileRefused

MOST_PAGES = 50
MOST_OBJECTS = 100_000
DEEPEST = 60
# What acts by itself, carries other files or calls elsewhere (ISO 32000-2, 7.11, 12.6, 13): keys of dictionaries,
# then kinds of actions and of annotations.
KEYS = (
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/AA",
    "/EmbeddedFiles",
    "/EmbeddedFile",
    "/EF",
    "/XFA",
    "/RichMediaContent",
)
ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound")
ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
Dictionary = pikepdf.Dictionary | pikepdf.Stream


@dataclass(frozen=True, slots=True)
class Looked:
    """What a PDF is: signed or not, what in it could act, and the same pages without that; none when it is signed."""

    signed: bool
    found: tuple[str, ...]
    rebuilt: bytes | None


def look(data: bytes) -> Looked:
    """Raises FileRefused for one that is locked, damaged or endless."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _looked(pdf)
    except pikepdf.PasswordError:
        raise FileRefused(
            _("Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis renvoyez-le.")
        ) from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        raise FileRefused(_("Ce PDF est abîmé ou incomplet. Refaites-le, ou photographiez le papier.")) from None


def _looked(pdf: pikepdf.Pdf) -> Looked:
    if len(pdf.objects) > MOST_OBJECTS or len(pdf.pages) > MOST_PAGES:
        raise FileRefused(
            _("Ce PDF a plus de %(most)s pages. Envoyez seulement celles qui sont demandées.") % {"most": MOST_PAGES}
        )
    if not pdf.pages:
        raise FileRefused(_("Ce PDF n’a aucune page. Choisissez-en un autre."))
    dictionaries = list(_dictionaries(pdf))
    signed = any("/ByteRange" in each and "/Contents" in each for each in dictionaries)
    found = tuple(sorted({name for each in dictionaries for name in _active(each)}))
    return Looked(signed, found, None if signed else _rebuilt(pdf, dictionaries))


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """All of them: those that have a number and those written inside others, which a plain loop does not meet."""
    yield from _within(pdf.trailer, 0)
    for each in pdf.objects:
        yield from _within(each, 0)


def _within(value: object, depth: int) -> Iterator[Dictionary]:
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    if isinstance(value, Dictionary):
        yield value
        inner = [value.get(key) for key in value.keys()]  # noqa: SIM118 a stream iterates over nothing
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    else:
        return
    for each in inner:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _within(each, depth + 1)


def _active(dictionary: Dictionary) -> Iterator[str]:
    yield from (key.removeprefix("/") for key in KEYS if key in dictionary)
    yield from (kind.removeprefix("/") for kind in ACTIONS if dictionary.get("/S") == kind and _is_action(dictionary))
    yield from (kind.removeprefix("/") for kind in ANNOTATIONS if dictionary.get("/Subtype") == kind)


def _is_action(dictionary: Dictionary) -> bool:
    """`/S` also names other things, such as the style of a border: an action has no other subtype."""
    return "/Subtype" not in dictionary


def _rebuilt(pdf: pikepdf.Pdf, dictionaries: list[Dictionary]) -> bytes:
    for each in dictionaries:
        _disarm(each)
    with pikepdf.new() as fresh:
        fresh.pages.extend(pdf.pages)
        target = io.BytesIO()
        fresh.save(target)
    return target.getvalue()


def _disarm(dictionary: Dictionary) -> None:
    for key in (*KEYS, "/A") if _acts(dictionary) else KEYS:
        if key in dictionary:
            del dictionary[key]
    if "/Annots" in dictionary:
        harmless = [each for each in dictionary.Annots if each.get("/Subtype") not in ANNOTATIONS]
        dictionary.Annots = pikepdf.Array(harmless)
    if dictionary.get("/S") in ACTIONS and _is_action(dictionary):
        del dictionary["/S"]


def _acts(dictionary: Dictionary) -> bool:
    action = dictionary.get("/A")
    return isinstance(action, Dictionary) and action.get("/S") in ACTIONS

"""Our own pictures, drawn in strokes on a square of 64: for moments of life, kinds of questions, and answers."""

from collections.abc import Mapping
from typing import Any

from guichet.commons.catalogue.definition import questions as asked
from guichet.surfaces.ui import pictograms

EVENTS: Mapping[str, str] = {
    "identity-papers": "M6 14h52v36H6zM14 24h14v16H14zM36 26h16M36 36h16",
    "having-a-child": "M32 8a8 8 0 1 0 .1 0M20 30c4-4 20-4 24 0l4 14c-8 8-24 8-32 0zM24 52l-4 6M40 52l4 6",
    "couple-and-family": (
        "M20 10a7 7 0 1 0 .1 0M44 10a7 7 0 1 0 .1 0M10 54V36c0-12 20-12 20 0v18M34 54V36c0-12 20-12 20 0v18"
    ),
    "studying": "M32 16C24 10 14 10 6 12v38c8-2 18-2 26 4 8-6 18-6 26-4V12c-8-2-18-2-26 4zM32 16v38",
    "exams-and-diplomas": "M4 24l28-12 28 12-28 12zM16 30v14c8 8 24 8 32 0V30M58 26v18",
    "looking-for-work": "M26 8a18 18 0 1 0 .1 0M39 39l17 17",
    "employing-people": "M6 22h52v32H6zM22 22v-8h20v8M6 36h52M28 36v6h8v-6",
    "working-for-the-state": "M6 24l26-14 26 14zM12 24v24M26 24v24M38 24v24M52 24v24M6 54h52",
    "retiring": "M24 8a7 7 0 1 0 .1 0M24 24c-8 4-8 14-6 20l-4 14M24 24l10 12 10 2M24 42l8 16M46 30v28",
    "social-protection": "M32 6v6M6 34a26 22 0 0 1 52 0zM32 34v18c0 8-12 8-12 0",
    "health": "M24 8h16v16h16v16H40v16H24V40H8V24h16z",
    "running-a-business": (
        "M8 28v26h48V28M6 12h52l2 14a7 7 0 0 1-14 0 7 7 0 0 1-14 0 7 7 0 0 1-14 0 7 7 0 0 1-14 0zM26 54V38h12v16"
    ),
    "trading-abroad": "M6 40h52l-8 14H14zM14 40V26h14v14M28 40V16h16v24M44 40V30h8v10",
    "public-procurement": "M10 8h30l14 14v34H10zM40 8v14h14M20 32h24M20 42h24",
    "taxes": "M18 20a14 8 0 1 0 .1 0M4 28v14c0 10 28 10 28 0V28M46 12a12 7 0 1 0 .1 0M58 19v26c0 6-8 8-16 7",
    "housing-and-land": "M6 32L32 8l26 24M14 28v28h36V28M26 56V40h12v16",
    "water-and-power": "M20 8c8 12 14 18 14 26a14 14 0 0 1-28 0C6 26 12 20 20 8zM48 6l-8 20h14l-10 24",
    "driving": "M6 40l6-18h36l10 18v10H6zM10 38h44M16 44a5 5 0 1 0 .1 0M46 44a5 5 0 1 0 .1 0",
    "travelling": "M4 34l8-2 8 6 14-4L20 12l6-2 22 18 8-4c6-2 6 4 2 6L14 48z",
    "living-in-benin": "M32 6a20 20 0 0 1 20 20c0 14-20 32-20 32S12 40 12 26A20 20 0 0 1 32 6zM32 18a8 8 0 1 0 .1 0",
    "farming": "M32 58V22M32 34c-14 0-18-8-18-16 12 0 18 6 18 16zM32 26c0-12 6-18 18-18 0 10-6 18-18 18zM14 58h36",
    "telecoms": "M20 4h24v56H20zM20 14h24M20 48h24M30 54h4",
    "losing-a-relative": "M28 30h8v26h-8zM18 56h28M32 30v-6M32 8c6 7 5 12 0 14-5-2-6-7 0-14z",
    "justice": "M32 6v48M16 56h32M10 16h44M10 16L2 36h16zM54 16l-8 20h16z",
    "asserting-rights": "M8 10h48v32H30L16 56V42H8zM32 18v10M32 34v1",
    "civic-life": "M8 30h48v26H8zM22 30h20M20 8h24v22M26 16h12",
}
CHOSEN = (
    asked.YesNoQuestion,
    asked.ChoiceQuestion,
    asked.ChoicesQuestion,
    asked.LinkedChoiceQuestion,
    asked.PictogramChoiceQuestion,
)
KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (asked.PersonNameQuestion, "M32 8a11 11 0 1 0 .1 0M10 58c0-18 10-24 22-24s22 6 22 24"),
    (asked.DateQuestion, "M8 14h48v42H8zM8 26h48M20 6v12M44 6v12M18 36h6M30 36h6M42 36h4M18 46h6M30 46h6"),
    (asked.PhoneQuestion, "M14 8h12l4 14-8 6c4 8 8 12 16 16l6-8 14 4v10c0 4-4 6-8 6C26 54 8 36 8 16c0-4 2-8 6-8z"),
    (asked.EmailQuestion, "M6 14h52v36H6zM6 16l26 20 26-20"),
    ((asked.NpiQuestion, asked.IfuQuestion, asked.MatriculeQuestion), EVENTS["identity-papers"]),
    (asked.AddressQuestion, EVENTS["housing-and-land"]),
    ((asked.FileQuestion, asked.PhotoQuestion), "M6 18h14l6-8h12l6 8h14v36H6zM32 24a11 11 0 1 0 .1 0"),
    (asked.SignatureQuestion, "M6 50c8-20 14-30 18-26s-8 22-4 24 10-12 14-12 0 10 6 10 6-4 18-6M6 58h52"),
    (asked.ConsentQuestion, "M10 10h44v44H10zM18 32l10 10 20-22"),
    (asked.MoneyQuestion, "M4 16h56v32H4zM32 24a8 8 0 1 0 .1 0M12 24v2M52 38v2"),
    (asked.NumberQuestion, "M16 6l-6 52M48 6l-6 52M6 22h52M4 42h52"),
    (asked.ExplanationQuestion, "M32 6a26 26 0 1 0 .1 0M32 28v18M32 18v1"),
    (asked.ComputedQuestion, "M14 6h36v52H14zM22 14h20v10H22zM22 34h2M32 34h2M42 34h2M22 46h2M32 46h2M42 46h2"),
    (asked.RepeatQuestion, "M8 10h36v12H8zM8 30h36v12H8zM54 16v38H16"),
    (CHOSEN, "M20 8a10 10 0 1 0 .1 0M20 36a10 10 0 1 0 .1 0M40 18h18M40 46h18"),
)
READING = "M12 6h28l12 12v40H12zM40 6v12h12M22 28h20M22 38h20M22 48h12"
WRITING = "M40 10l14 14-28 28-18 4 4-18zM34 16l14 14"


def of_question(question: asked.Question) -> str:
    """The picture of its kind; whatever is written has the pencil."""
    return next((drawn for kind, drawn in KINDS if isinstance(question, kind)), WRITING)


def of_answer(question: asked.Question, value: Any) -> str:
    """What was chosen, where it has a picture; else that of what was asked."""
    if isinstance(question, asked.YesNoQuestion) and value is not None:
        return pictograms.drawing(pictograms.YES if value else pictograms.NO)
    chosen = (each.pictogram for each in getattr(question, "options", ()) if each.value == value)
    code = next(chosen, None)
    return pictograms.drawing(code) if code else of_question(question)

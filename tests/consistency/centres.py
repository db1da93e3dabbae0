"""Routes of circulars, instructions, reports and views of centres: what each names, and where another's is tried."""

from collections.abc import Mapping

CENTRES: Mapping[str, str] = {
    **dict.fromkeys(
        ("backoffice:observing:show", "backoffice:observing:xlsx", "backoffice:observing:days"),
        "names a centre; one not followed is not found: tests/surfaces/backoffice/test_observing.py",
    ),
    **dict.fromkeys(
        (
            "backoffice:reports:show",
            "backoffice:reports:write",
            "backoffice:reports:transmit",
            "backoffice:reports:forward",
            "backoffice:reports:correct",
            "backoffice:reports:rows",
            "backoffice:reports:document",
            "backoffice:reports:xlsx",
            "backoffice:reports:close",
            "backoffice:reports:synthesis-document",
            "backoffice:reports:synthesis-xlsx",
            "backoffice:reports:department-xlsx",
            "backoffice:reports:synthesis",
            "backoffice:reports:department",
            "backoffice:reports:figure",
        ),
        "names a centre and a month; another’s is not found, like none: tests/surfaces/backoffice/test_reports.py",
    ),
    **dict.fromkeys(
        (f"backoffice:circulars:{name}" for name in ("show", "acknowledge", "paper", "readings", "csv", "remind")),
        "names a circular; one that is not to the reader is not found: tests/surfaces/test_circulars.py",
    ),
    **dict.fromkeys(
        (f"backoffice:instructions:{name}" for name in ("given", "duty", "ask-time", "pass-down", "answer-time")),
        "names an instruction; one of another place is not found: tests/surfaces/test_instructions.py",
    ),
    **dict.fromkeys(
        ("counter:circulars:show", "counter:circulars:acknowledge", "counter:circulars:paper"),
        "names a circular of this centre, and nobody: tests/surfaces/test_circulars.py",
    ),
    **dict.fromkeys(
        ("counter:report:month", "counter:report:rows"),
        "names a month of this centre, and nobody: tests/surfaces/counter/test_report.py",
    ),
    **dict.fromkeys(
        ("counter:instructions:duty", "counter:instructions:ask-time"),
        "names what this centre has to do, and nobody: tests/surfaces/test_instructions.py",
    ),
}

"""The sentences of faults: both languages, the same facts, and none that nothing can say."""

import re
from pathlib import Path

from guichet.commons.catalogue.definition import validation
from guichet.commons.catalogue.definition.faults import Severity
from guichet.commons.catalogue.definition.source import PROBLEMS
from guichet.commons.catalogue.definition.wording import WORDING

DEFINITION = Path(validation.__file__).parent
SOURCES = "\n".join(
    path.read_text("utf-8") for path in DEFINITION.rglob("*.py") if "wording" not in path.relative_to(DEFINITION).parts
)


def facts(sentence: str) -> set[str]:
    """What is filled in; a fact that is said in words has one form for each language."""
    names = re.findall(r"(?<!\{)\{(\w+)\}", sentence.replace("{{{", "{ {"))
    return {name.removesuffix("_fr").removesuffix("_en") for name in names}


def test_both_languages_tell_the_same_facts() -> None:
    for code, wording in WORDING.items():
        assert facts(wording.fr) == facts(wording.en), code
        assert not re.search(r"\{\w+_en\}", wording.fr), code
        assert not re.search(r"\{\w+_fr\}", wording.en), code


def test_every_sentence_is_whole_and_written_as_french_is() -> None:
    for code, wording in WORDING.items():
        assert re.search(r"[.?][\")]?$|\{hint_fr\}$", wording.fr), code
        assert re.search(r"[.?][\")]?$|\{hint_en\}$", wording.en), code
        assert "'" not in wording.fr.replace("'{{", ""), code
        assert not re.search(r"« |\w »| [;?!](?!:|=)(?: |$)", wording.fr.replace("&& || !", "")), code
        assert wording.severity in list(Severity), code


def test_every_sentence_has_something_that_says_it() -> None:
    said = {
        *re.findall(r'"([a-z0-9-]+)"', SOURCES),
        *(f"unknown-{kind}" for kind in ("authority", "theme", "life-event", "service")),
    }
    assert set(WORDING) - said == set()
    assert set(PROBLEMS.values()) | set(validation.CODES.values()) | set(validation.PATTERNS.values()) <= set(WORDING)

"""What of a service is said aloud: its French words, in the order in which a person meets them, each once."""

from collections.abc import Iterator

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.service import Service


def texts(service: Service) -> tuple[Text, ...]:
    """Title and summary, then every question with its help, its options and its statement, then reasons to stop."""
    found = dict.fromkeys(each for each in _all(service) if each is not None)
    return tuple(found)


def sources(service: Service) -> tuple[str, ...]:
    """The same in French, which is how a recording is found."""
    return tuple(dict.fromkeys(text.fr for text in texts(service)))


def _all(service: Service) -> Iterator[Text | None]:
    yield from (service.title, service.summary)
    for section in service.sections:
        yield section.title
        for question in section.questions:
            yield from _of_question(question)
    yield from (rule.reason for rule in service.eligibility)


def _of_question(question: object) -> Iterator[Text | None]:
    if isinstance(question, asked.Block):
        yield from (question.label, question.help)
    for each in ("text", "statement", "second_label", "item_label"):
        yield getattr(question, each, None)
    for option in getattr(question, "options", ()):
        yield from _of_option(option)
    for inner in getattr(question, "questions", ()):
        yield from _of_question(inner)


def _of_option(option: asked.Option) -> Iterator[Text | None]:
    yield from (option.text, option.help)
    for each in getattr(option, "options", ()):
        yield from _of_option(each)

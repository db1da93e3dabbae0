"""Gauges of each centre in the text format of Prometheus 0.0.4: figures of machines, nothing of anybody."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guichet.domains.supervision import queries
from guichet.domains.supervision.queries import Gauged
from guichet.domains.supervision.vocabulary import CentreState

Centres = tuple[Gauged, ...]
TEXT = "text/plain; version=0.0.4; charset=utf-8"


def metrics(_request: HttpRequest) -> HttpResponse:
    centres, now = queries.gauged(), timezone.now().timestamp()
    told = (
        *_metric("state", "1 for the state that a centre is in.", _states(centres)),
        *_metric("silence_seconds", "Since a centre was last heard.", _silences(centres, now)),
        *_metric("alert", "1 for each rule that a centre breaks.", _alerts(centres)),
        *_metric("gauge", "The mean of the latest ten minutes, by what was measured.", _gauges(centres)),
    )
    return HttpResponse("".join(f"{line}\n" for line in told), content_type=TEXT)


def _metric(name: str, means: str, samples: Iterable[str]) -> Iterator[str]:
    """A sample is what stands in the braces, and the value."""
    yield f"# HELP guichet_centre_{name} {means}"
    yield f"# TYPE guichet_centre_{name} gauge"
    for sample in samples:
        yield f"guichet_centre_{name}{{centre={sample}"


def _states(centres: Centres) -> Iterator[str]:
    for each in centres:
        yield from (f'"{each.centre}",state="{state}"}} {int(state == each.state)}' for state in CentreState)


def _silences(centres: Centres, now: float) -> Iterator[str]:
    for each in centres:
        if each.heard_at is not None:
            yield f'"{each.centre}"}} {max(0, round(now - each.heard_at.timestamp()))}'


def _alerts(centres: Centres) -> Iterator[str]:
    for each in centres:
        yield from (f'"{each.centre}",rule="{rule}"}} 1' for rule in each.rules)


def _gauges(centres: Centres) -> Iterator[str]:
    for each in centres:
        yield from (f'"{each.centre}",of="{name}"}} {spread[1]}' for name, spread in sorted(each.gauges.items()))

"""Every route says why a stranger may open it; a new journey does not pass before it has said so."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Journey, by its name in addresses: why nobody has to sign in.
OPEN_TO_ALL = {
    "portal": "the catalogue of the State's services is public",
    "portal:services": "the catalogue of the State's services is public",
    "portal:life-events": "the catalogue of the State's services is public",
    "portal:authorities": "who answers for a service is public",
    "portal:centres": "where people are received is public",
    "portal:filing": "anyone may begin a request; what was written opens to its holder alone",
    "portal:procedures": "what a procedure asks is public; nothing is recorded there",
    "open-data": "open data",
    "health": "says alive or not, nothing of anybody",
    "payments": "a provider's machine signs what it sends",
    "sandbox": "the simulated provider of payments, mounted in the demonstration only, where no money is real",
    "phone": "the simulated phone, mounted in the demonstration only, where nobody is real",
    "ui": "the gallery of components, mounted in the demonstration and in development only",
}


def journeys(resolver: URLResolver, above: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield above
        else:
            yield from journeys(each, ":".join(filter(None, [above, each.namespace])))


def test_every_journey_says_why_a_stranger_may_open_it() -> None:
    found = set(journeys(get_resolver()))
    assert found == set(OPEN_TO_ALL)

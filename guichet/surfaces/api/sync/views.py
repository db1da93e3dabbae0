"""`/sync/v1/`: what the nodes of centres say to the hub. docs/sync.md tells it to whoever writes another node."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from guichet.commons.sync import receiving
from guichet.commons.sync.models import Node
from guichet.surfaces.api.sync.answering import answering, known, octets


@answering
@require_GET
def key(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 the same for all
    return octets(receiving.own_key())


@answering
@require_GET
def keys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 the same for all
    return HttpResponse(receiving.own_keys(), content_type="application/json")


@answering
@require_POST
def enrol(request: HttpRequest) -> HttpResponse:
    receiving.enrol(request.body)
    return HttpResponse(status=204)


@answering
@require_POST
def hello(request: HttpRequest) -> HttpResponse:
    return octets(receiving.hello(request.body))


@known
@require_POST
def push(request: HttpRequest, node: Node) -> HttpResponse:
    taken = receiving.push(node, request.body)
    return JsonResponse({"last": taken.last, "quarantined": taken.quarantined})


@known
@require_GET
def news(request: HttpRequest, node: Node, after: int) -> HttpResponse:  # noqa: ARG001 a node has no more to say
    return octets(receiving.news(node, after))

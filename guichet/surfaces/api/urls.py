"""`/api/v1/`: for machines. A prefix of the language would change nothing: they ask for it in a header."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, path

from guichet.surfaces.api import addresses
from guichet.surfaces.api.catalogue import views as catalogue
from guichet.surfaces.api.edge import answering, unknown
from guichet.surfaces.api.interface import interface
from guichet.surfaces.api.places import views as places
from guichet.surfaces.api.requests import views as requests

interface.add_router("", catalogue.router)
interface.add_router("", places.router)
interface.add_router("", requests.router)


def description(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 the same for all
    return JsonResponse(
        interface.described(),
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": "public, max-age=300"},
    )


def _routes() -> list[URLPattern | URLResolver]:
    """Those of the interface, each inside what every answer has; its own root would be one route more."""
    routes = (each for each in interface.urls[0] if isinstance(each, URLPattern) and each.name != "api-root")
    return [path(str(each.pattern), answering(each.callback), name=each.name) for each in routes]


app_name = "api"
urlpatterns = [
    path("openapi.json", answering(description), name="description"),
    *_routes(),
    path(addresses.REST, answering(unknown), name="unknown"),
]

"""Is this process alive, and can it serve?"""

from django.db.utils import DatabaseError
from django.http import HttpRequest, JsonResponse

from guichet.commons.catalogue import queries as catalogue


def alive(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


def ready(_request: HttpRequest) -> JsonResponse:
    """503 while the database does not answer or nothing is published."""
    try:
        edition = catalogue.current().edition
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if edition == 0:
        return JsonResponse({"status": "nothing published"}, status=503)
    return JsonResponse({"status": "ready", "edition": edition})

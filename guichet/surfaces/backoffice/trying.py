"""What a form asks for is done, or the form is shown again with what is wrong: the same at every desk."""

from collections.abc import Callable

from django.http import HttpRequest

from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.ui.forms import Form


def refusal_of(request: HttpRequest, form: Form, do: Callable[[], object]) -> str | None:
    """None once it is done; else what refuses it, empty for a form that is only asked for or has errors."""
    if request.method != "POST" or not form.is_valid():
        return ""
    try:
        do()
    except Refused as refused:
        return refused.message
    return None


def status_of(form: Form, refusal: str) -> int:
    return 422 if refusal or form.errors else 200

"""Files in a plain form post, measured as they arrive: what is too heavy is let go, and never lies on the disk."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

HEAVIEST = 20_000_000  # the most that any question may take
HEAVIEST_POST = 3 * HEAVIEST
View = Callable[..., HttpResponseBase]


class Measured(FileUploadHandler):
    """Keeps a file in memory up to what any question takes; a longer one arrives as `too_heavy`, without its bytes."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 the signature is Django's
        META: Any,  # noqa: ARG002, N803
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        if content_length > HEAVIEST_POST:
            raise StopUpload(connection_reset=True)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > HEAVIEST:
            if self.request:
                self.request.META["guichet.too_heavy"] = self.field_name
            raise SkipFile
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def measured(view: View) -> View:
    """The protection against forged posts reads the form, so the measure must be in place before it."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def measure(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [Measured(request)]
        return protected(request, *args, **kwargs)

    return measure


def too_heavy(request: HttpRequest) -> str:
    """The field whose file was let go, or nothing."""
    return str(request.META.get("guichet.too_heavy", ""))

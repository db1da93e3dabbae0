"""Files that people send, good and bad, made here so that nothing has to be kept."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def a_photograph(width: int = 640, height: int = 480, **saved: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(target, "JPEG", **saved)
    return target.getvalue()


def a_file(data: bytes, name: str = "acte.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")

"""A video as browsers ask for it: whole, or from one byte to another (RFC 9110, section 14).

A browser that may not ask for a part plays some videos only once it has all of them, and loops none.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse

from guichet.commons.announcements import videos
from guichet.commons.sync import blobs

ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def video(request: HttpRequest, digest: str, *, cached: str) -> HttpResponse:
    """What is kept under that digest, if it is a video; 404 for anything else: blobs hold other things too."""
    try:
        content = blobs.read(digest)
    except (ValueError, FileNotFoundError):
        raise Http404 from None
    kind = videos.media_type(content)
    if not kind:
        raise Http404
    answer = _part(content, request.headers.get("Range", ""))
    for name, value in {"Content-Type": kind, "Cache-Control": cached, "Accept-Ranges": "bytes"}.items():
        answer.headers[name] = value
    return answer


def _part(content: bytes, asked: str) -> HttpResponse:
    """The whole for what asks for no range, or for several; 416 for one that is not there."""
    match = ONE_RANGE.fullmatch(asked)
    if match is None or match[0] == "bytes=-":
        return HttpResponse(content)
    first, last = _span(match[1], match[2], len(content))
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    told = f"bytes {first}-{last}/{len(content)}"
    return HttpResponse(content[first : last + 1], status=206, headers={"Content-Range": told})


def _span(first: str, last: str, length: int) -> tuple[int, int]:
    if not first:  # the last so many
        return max(length - int(last), 0), length - 1
    return int(first), min(int(last), length - 1) if last else length - 1

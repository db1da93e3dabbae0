"""Where one is in a long list of one's own."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.foundation.lib.listed import Listed
from guichet.surfaces.ui.parts import Link, Pages


def asked(request: HttpRequest) -> int:
    """The page of the list that the address asks for; what is no number is the first."""
    number = request.GET.get("page", "")[:6]  # past six digits there is no page
    return max(int(number), 1) if number.isascii() and number.isdigit() else 1


def pages(found: Listed[object], asked: str = "") -> Pages | None:
    """None when the list fits on one. `asked` is what else the address says, from its question mark on."""
    if found.pages == 1:
        return None
    start = f"{asked}&" if asked else "?"
    return Pages(
        current=found.page,
        total=found.pages,
        previous=Link(_("Page précédente"), f"{start}page={found.page - 1}") if found.page > 1 else None,
        following=Link(_("Page suivante"), f"{start}page={found.page + 1}") if found.page < found.pages else None,
    )

"""What a receipt says of a request: its reference, its code, and the square that opens its page on a phone."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guichet.commons.intake.codes import read_code
from guichet.commons.intake.tickets import node
from guichet.foundation.places import references
from guichet.surfaces.ui import forms

PARAMETER = "reference"
PURPOSE, WITHDRAWAL = "pour", "retrait"
NO_REFERENCE = _("Cette référence ne se lit pas. Recopiez-la depuis le reçu, comme LOK-7F3K-92XQ-A.")
NO_CODE = _("Ce code ne se lit pas. Recopiez-le depuis le reçu : huit signes, comme 7F3K-92XQ.")
CODE_ALONE = _("Écrivez aussi la référence de la demande : un code seul n’ouvre rien.")


def address(reference: str) -> str:
    """What the square of a receipt says: where the request is followed, at the national node. The code is not in it."""
    return f"{node.address_for_phones()}{reverse('portal:tracking:start')}?{urlencode({PARAMETER: reference})}"


def asked(request: HttpRequest) -> str:
    """The reference that an address carries; nothing for what is none."""
    return references.read(request.GET.get(PARAMETER, "")) or ""


def withdrawing(reference: str) -> str:
    """Where a request is taken back, before it is proven whose it is."""
    return f"{reverse('portal:tracking:start')}?{urlencode({PARAMETER: reference, PURPOSE: WITHDRAWAL})}"


def withdraws(request: HttpRequest) -> bool:
    return request.GET.get(PURPOSE) == WITHDRAWAL


class ReferenceField(forms.TextField):
    """The reference of a request, however it was typed, or the square of its receipt as a scanner types it."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value)).rpartition(f"{PARAMETER}=")[2]
        found = references.read(typed) if typed else ""
        if found is None:
            raise ValidationError(str(NO_REFERENCE))
        return found


class CodeField(forms.TextField):
    """The code beside the reference, however it was typed."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        found = read_code(typed)
        if typed and not found:
            raise ValidationError(str(NO_CODE))
        return found


class OfARequest(forms.Form):
    """A complaint, which may be about a request: with both it joins it, with the reference alone it stays a record."""

    case = ReferenceField(label=_("Référence de la demande, s’il y en a une"), required=False, short=True)
    code = CodeField(
        label=_("Code de suivi de cette demande"),
        help_text=_("Huit signes, sur le reçu. Avec lui, un autre bureau répond dans les 30 jours."),
        required=False,
        short=True,
    )
    once = forms.OnceField()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("code") and given.get("case") == "":
            self.add_error("case", str(CODE_ALONE))
        return given

"""What tells a form that was sent twice from two forms."""

import re
import secrets
from typing import Any

from django import forms

SHAPE = re.compile(r"[0-9a-f]{32}")


def drawn() -> str:
    return secrets.token_hex(16)


class OnceField(forms.CharField):
    """Drawn by chance as the page is made, and sent back unseen: a reload, or two fingers, send the same.

    What came without one, or with one that is none of ours, counts as sent for the first time.
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=drawn)

    def clean(self, value: Any) -> str:
        return value if SHAPE.fullmatch(value or "") else drawn()

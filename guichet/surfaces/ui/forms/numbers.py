"""Numbers as people write them: « 1 234,5 »."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class NumberWidget(forms.TextInput):
    template_name = "ui/forms/number.html"
    unit = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context


class NumberField(forms.Field):
    """A whole number, or a float with at most `decimals` digits after the comma; a point does as well."""

    widget = NumberWidget
    default_error_messages = {
        "required": _("Écrivez un nombre pour « %(label)s »."),
        "invalid": _("Ce n’est pas un nombre. Écrivez-le en chiffres, par exemple 12."),
        "whole": _("Écrivez un nombre entier, sans virgule, par exemple 12."),
    }

    def __init__(self, *, decimals: int = 0, unit: str = "", **kwargs: Any) -> None:
        self.decimals = decimals
        super().__init__(**kwargs)
        self.widget.unit = unit

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        keyboard = "decimal" if self.decimals else "numeric"
        return {**super().widget_attrs(widget), "inputmode": keyboard, "autocomplete": "off", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        return str(value).replace(".", ",") if isinstance(value, float) else value

    def to_python(self, value: Any) -> int | float | None:
        written = re.sub(r"\s", "", str(value or "")) if value != 0 else "0"
        if not written:
            return None
        if not re.fullmatch(r"-?[0-9]{1,15}([.,][0-9]{1,9})?", written):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if re.fullmatch(r"-?[0-9]+", written):
            return int(written)
        if not self.decimals:
            raise ValidationError(self.error_messages["whole"], code="whole")
        return float(written.replace(",", "."))

"""What people write: words, amounts, numbers to call, addresses to write to."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import wording

WRITE = _("Écrivez une réponse à « %(label)s ».")
TOO_LONG = _("« %(label)s » a %(show_value)d caractères ; la limite est de %(limit_value)d. Raccourcissez le texte.")


class TextField(forms.CharField):
    """`autocomplete` names what is asked, in HTML's own words, so that a phone offers it: « family-name ».

    `figures` are all that it holds: phones and kiosks then show figures to touch, and no letters.
    """

    default_error_messages = {"required": WRITE, "max_length": TOO_LONG}

    def __init__(
        self,
        *,
        autocomplete: str = "off",
        short: bool = False,
        figures: bool = False,
        max_length: int = 200,
        **kwargs: Any,
    ) -> None:
        self.autocomplete, self.short, self.figures = autocomplete, short, figures
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        look = {"class": "short"} if self.short else {}
        if self.figures:
            look["inputmode"] = "numeric"
        return {**super().widget_attrs(widget), "autocomplete": self.autocomplete, **look}


class LongTextWidget(forms.Textarea):
    template_name = "ui/forms/long_text.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["most"] = self.attrs.get("data-most")
        return context


class LongTextField(forms.CharField):
    """A text with a counter. The browser does not cut it: what is pasted too long is kept, and shortened by hand."""

    widget = LongTextWidget
    default_error_messages = {"required": WRITE, "max_length": TOO_LONG}

    def __init__(self, *, max_length: int = 1000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002 not the cutting `maxlength`
        return {"data-most": str(self.max_length), "rows": "5"}

    def to_python(self, value: Any) -> str | None:
        """With one character for each end of line, as the counter counts them."""
        text = super().to_python(value)
        return text and text.replace("\r\n", "\n")


class EmailField(forms.EmailField):
    default_error_messages = {
        "required": _("Écrivez une adresse pour « %(label)s »."),
        "invalid": _("Cette adresse n’est pas complète. Écrivez-la comme ceci : nom@exemple.bj."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocomplete": "email", "spellcheck": "false"}


class PhoneField(forms.CharField):
    """A number to call or write to, kept as digits with an optional leading +, 8 to 15 of them (ITU-T E.164)."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "short"})
    default_error_messages = {
        "required": _("Écrivez un numéro de téléphone pour « %(label)s »."),
        "invalid": _(
            "Ce numéro n’est pas complet ou contient autre chose que des chiffres. "
            "Écrivez-le en entier, avec l’indicatif du pays s’il n’est pas du Bénin."
        ),
    }

    def to_python(self, value: Any) -> str:
        number = re.sub(r"[\s.()/-]", "", super().to_python(value) or "")
        number = re.sub(r"^00", "+", number)
        if number and not re.fullmatch(r"\+?[0-9]{8,15}", number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class MoneyWidget(forms.TextInput):
    template_name = "ui/forms/money.html"


class MoneyField(forms.Field):
    """Whole CFA francs. « 1 900 », « 1.900 » and « 1900 F CFA » are the same amount."""

    widget = MoneyWidget
    default_error_messages = {
        "required": _("Écrivez un montant pour « %(label)s »."),
        "invalid": _("Ce montant n’est pas un nombre. Écrivez-le en chiffres, par exemple 1900."),
        "cents": _("Le franc CFA n’a pas de centimes. Écrivez un nombre entier, par exemple 1900."),
    }

    def __init__(self, *, at_most: int = 1_000_000_000, **kwargs: Any) -> None:
        self.at_most = at_most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off", "class": "short"}

    def to_python(self, value: Any) -> int | None:
        written = re.sub(r"(?i)\s|f\s*cfa|xof|f$", "", str(value or ""))
        if not written:
            return None
        if re.fullmatch(r"[0-9]+[.,][0-9]{1,2}", written):
            raise ValidationError(self.error_messages["cents"], code="cents")
        digits = re.sub(r"[.,](?=[0-9]{3}(?![0-9]))", "", written)
        if not re.fullmatch(r"[0-9]{1,15}", digits):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return self._in_range(int(digits))

    def _in_range(self, francs: int) -> int:
        if francs > self.at_most:
            text = gettext("Ce montant dépasse la limite de %(limit)s. Vérifiez le nombre de zéros.")
            raise ValidationError(text, code="too_much", params={"limit": wording.amount(self.at_most)})
        return francs

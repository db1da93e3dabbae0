"""A date in three fields: nobody has to know in which order, and nothing that was typed is lost."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms.renderer import FocusedField

PARTS = ("day", "month", "year")
LABELS = {"day": _("Jour"), "month": _("Mois"), "year": _("Année")}


class DateWidget(forms.MultiWidget):
    template_name = "ui/forms/date.html"
    use_fieldset = True

    def __init__(self, *, birthday: bool = False) -> None:
        remembered = {part: f"bday-{part}" if birthday else "off" for part in PARTS}
        super().__init__({part: _part(remembered[part]) for part in PARTS})

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, subwidget in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            subwidget["label"] = LABELS[part]
        return context


def _part(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": autocomplete, "size": "4"})


class BoundDate(FocusedField):
    """Leads to the part that is wrong: the error's code is its name."""

    @property
    def focus_id(self) -> str:
        codes = [fault.code for fault in self.form.errors.as_data().get(self.name, [])]
        wrong = next((PARTS.index(code) for code in codes if code in PARTS), 0)
        return f"{self.auto_id}_{wrong}"


class DateField(forms.Field):
    """`birthday` lets the browser offer the person's own; `earliest` and `latest` are allowed themselves."""

    default_error_messages = {
        "required": _("Écrivez le jour, le mois et l’année pour « %(label)s »."),
        "day": _("Écrivez le jour en chiffres, de 1 à 31."),
        "month": _("Écrivez le mois en chiffres, de 1 à 12."),
        "year": _("Écrivez l’année avec quatre chiffres, par exemple 1987."),
        "impossible": _("Le %(day)s %(month)s %(year)s n’existe pas. Vérifiez le jour et le mois."),
    }
    bound_field_class = BoundDate

    def __init__(
        self, *, birthday: bool = False, earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(widget=DateWidget(birthday=birthday), **kwargs)

    def to_python(self, value: Any) -> date | None:
        written = [str(part or "").strip() for part in value or ()]
        if not any(written):
            return None
        day, month, year = (
            self._number(part, text, limits)
            for part, text, limits in zip(PARTS, written, ((1, 31), (1, 12), (1000, 9999)), strict=True)
        )
        return self._in_range(self._existing(day, month, year))

    def has_changed(self, initial: date | None, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    def _number(self, part: str, text: str, limits: tuple[int, int]) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and limits[0] <= int(text) <= limits[1]):
            raise ValidationError(self.error_messages[part], code=part)
        return int(text)

    def _existing(self, day: int, month: int, year: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            words = {"day": day, "month": MONTHS[month], "year": year}
            raise ValidationError(self.error_messages["impossible"], code="impossible", params=words) from None

    def _in_range(self, day: date) -> date:
        if self.earliest and day < self.earliest:
            text = gettext("Cette date est trop ancienne. Écrivez le %(limit)s ou une date plus récente.")
            raise ValidationError(text, code="too_early", params={"limit": wording.day(self.earliest)})
        if self.latest and day > self.latest:
            text = gettext("Cette date est trop récente. Écrivez le %(limit)s ou une date plus ancienne.")
            raise ValidationError(text, code="too_late", params={"limit": wording.day(self.latest)})
        return day

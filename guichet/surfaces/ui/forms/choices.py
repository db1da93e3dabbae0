"""What people choose from: one answer, several, yes or no, an agreement."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

CHOOSE = _("Choisissez une réponse à « %(label)s ».")
NOT_OFFERED = _("Cette réponse n’est plus proposée. Choisissez-en une dans la liste.")


class ChoiceField(forms.ChoiceField):
    """One answer among a few, all in sight."""

    widget = forms.RadioSelect
    default_error_messages = {"required": CHOOSE, "invalid_choice": NOT_OFFERED}


class LongChoiceField(forms.ChoiceField):
    """One answer among many, in a list that unfolds and starts with « Choisissez »."""

    default_error_messages = {"required": CHOOSE, "invalid_choice": NOT_OFFERED}

    def __init__(self, *, choices: Any = (), **kwargs: Any) -> None:
        super().__init__(choices=[("", _("Choisissez")), *choices], **kwargs)


class ManyChoicesField(forms.MultipleChoiceField):
    """Any number of answers among a few."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Cochez au moins une réponse à « %(label)s »."),
        "invalid_choice": NOT_OFFERED,
    }


class YesNoWidget(forms.RadioSelect):
    template_name = "ui/forms/yes_no.html"


class YesNoField(forms.TypedChoiceField):
    """True, False, or None when it is optional and left blank; no answer is chosen in advance."""

    widget = YesNoWidget
    default_error_messages = {
        "required": _("Répondez par oui ou par non à « %(label)s »."),
        "invalid_choice": NOT_OFFERED,
    }

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", _("Oui")), ("no", _("Non"))]
        super().__init__(choices=choices, coerce=lambda answer: answer == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class PictogramWidget(forms.RadioSelect):
    """Each option under its picture; the word stays, and is what a screen reader says."""

    template_name = "ui/forms/pictograms.html"
    pictograms: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "pictogram": self.pictograms.get(str(value), "")}


class PictogramField(ChoiceField):
    """One answer among a few pictures; `pictograms` are codes of drawings by value."""

    widget = PictogramWidget

    def __init__(self, *, pictograms: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.pictograms = pictograms


class ConsentField(forms.BooleanField):
    """One box to tick before going on."""

    default_error_messages = {"required": _("Cochez « %(label)s » pour continuer.")}

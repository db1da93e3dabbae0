"""What is said into the microphone: the script fills it; without script, the device's own recorder does."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SoundWidget(forms.FileInput):
    template_name = "ui/forms/_sound.html"
    seconds = 0

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["seconds"] = self.seconds
        return context


class SoundField(forms.FileField):
    """Of so many `seconds` at most. The page that has it loads `ui/recording.js`."""

    default_error_messages = {
        "required": _("Enregistrez la phrase avant de l’envoyer."),
        "empty": _("L’enregistrement est vide. Vérifiez le micro, puis enregistrez de nouveau."),
        "invalid": _("L’enregistrement n’est pas arrivé. Enregistrez de nouveau."),
    }

    def __init__(self, *, seconds: int, **kwargs: Any) -> None:
        widget = SoundWidget(attrs={"accept": "audio/*", "capture": True})
        widget.seconds = seconds
        super().__init__(widget=widget, **kwargs)

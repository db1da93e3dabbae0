"""What was said into the microphone: the script fills it; without script, the device's own recorder does."""

from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy

from guichet.commons.listening.formats import MOST_BYTES, MOST_SECONDS
from guichet.surfaces.ui import forms

READ_AT_ONCE = MOST_BYTES + 1


class SoundWidget(django_forms.FileInput):
    template_name = "counter/clips/_sound.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["seconds"] = MOST_SECONDS
        return context


class SoundField(django_forms.FileField):
    widget = SoundWidget(attrs={"accept": "audio/*", "capture": True})
    default_error_messages = {
        "required": gettext_lazy("Enregistrez la phrase avant de l’envoyer."),
        "empty": gettext_lazy("L’enregistrement est vide. Vérifiez le micro, puis enregistrez de nouveau."),
        "invalid": gettext_lazy("L’enregistrement n’est pas arrivé. Enregistrez de nouveau."),
    }


class Say(forms.Form):
    sound = SoundField(label=gettext_lazy("Votre enregistrement"))

    def content(self) -> bytes:
        """No more than what is taken, and one byte that tells that there was more."""
        sent: bytes = self.cleaned_data["sound"].read(READ_AT_ONCE)
        return sent

"""What was said into the microphone: the script fills it; without script, the device's own recorder does."""

from django.utils.translation import gettext_lazy

from guichet.commons.listening.formats import MOST_BYTES, MOST_SECONDS
from guichet.surfaces.ui import forms

READ_AT_ONCE = MOST_BYTES + 1


class Say(forms.Form):
    sound = forms.SoundField(label=gettext_lazy("Votre enregistrement"), seconds=MOST_SECONDS)

    def content(self) -> bytes:
        """No more than what is taken, and one byte that tells that there was more."""
        sent: bytes = self.cleaned_data["sound"].read(READ_AT_ONCE)
        return sent

"""What a person alone before the kiosk complains of, said or written."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.recordings import MOST_SECONDS
from guichet.domains.reception.vocabulary import About
from guichet.foundation.places import references
from guichet.surfaces.ui import forms


class Complaint(forms.Form):
    about = forms.ChoiceField(
        label=_("De qui vous plaignez-vous ?"),
        choices=[(About.CENTRE.value, _("De ce centre")), (About.ELSEWHERE.value, _("D’un autre service de l’État"))],
    )
    case = forms.TextField(label=_("Référence de votre demande, s’il y en a une"), required=False, short=True)
    sound = forms.SoundField(label=_("Dites-le avec votre voix"), seconds=MOST_SECONDS, required=False)
    told = forms.LongTextField(label=_("Ou écrivez-le"), max_length=3000, required=False)

    def clean_case(self) -> str:
        """However it was typed."""
        typed = self.cleaned_data["case"]
        found = references.read(typed) if typed else ""
        if found is None:
            raise ValidationError(
                _("Cette référence ne se lit pas. Recopiez-la depuis le reçu, comme LOK-7F3K-92XQ-A.")
            )
        return found

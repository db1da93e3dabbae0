"""What a person alone before the kiosk complains of, said or written."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.recordings import MOST_SECONDS
from guichet.domains.reception.vocabulary import About
from guichet.surfaces.questions.receipts import OfARequest
from guichet.surfaces.ui import forms


class Complaint(OfARequest):
    field_order = ("about", "case", "code", "sound", "told", "once")
    about = forms.ChoiceField(
        label=_("De qui vous plaignez-vous ?"),
        choices=[(About.CENTRE.value, _("De ce centre")), (About.ELSEWHERE.value, _("D’un autre service de l’État"))],
    )
    sound = forms.SoundField(label=_("Dites-le avec votre voix"), seconds=MOST_SECONDS, required=False)
    told = forms.LongTextField(label=_("Ou écrivez-le"), max_length=3000, required=False)

"""What the applicant writes while following a request."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Open(forms.Form):
    reference = forms.TextField(
        label=_("Référence de la demande"), help_text=_("Elle est sur votre récépissé, par exemple WEB-7F3K-92QX-M.")
    )
    code = forms.TextField(label=_("Code de suivi"), help_text=_("Huit signes, sur votre récépissé."), short=True)


class Reply(forms.Form):
    prefix = "reply"
    text = forms.LongTextField(label=_("Votre réponse"))


class Complain(forms.Form):
    prefix = "complaint"
    text = forms.LongTextField(
        label=_("Ce qui ne va pas"), help_text=_("Un autre bureau que celui qui a votre dossier vous répondra ici.")
    )

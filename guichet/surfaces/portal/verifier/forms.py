"""The three ways to give a document to check."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Sent(forms.Form):
    prefix = "sent"
    file = forms.FileField(
        label=_("Photo du code, ou document PDF"),
        help_text=_(
            "Une photo est lue sur votre appareil. Un PDF est envoyé, vérifié, puis oublié : rien n’en est gardé."
        ),
        heaviest=5,
    )


class Typed(forms.Form):
    prefix = "typed"
    reference = forms.TextField(
        label=_("Référence du document"),
        help_text=_("Elle est imprimée sur le document, par exemple DOC-7F3K-92QX-M."),
        max_length=4_200,
    )

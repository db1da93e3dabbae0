from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Code(forms.Form):
    code = forms.TextField(
        label=_("Code donné au guichet"), help_text=_("Huit signes, en deux groupes."), short=True, max_length=12
    )

"""What is looked at before the doors open."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.vocabulary import Check
from guichet.surfaces.ui import forms


def _checks() -> list[tuple[str, str]]:
    return [(check.value, str(check.label)) for check in Check]


class Opening(forms.Form):
    in_order = forms.ManyChoicesField(
        label=_("Cochez ce qui est en ordre"),
        help_text=_("Ce qui n’est pas coché est signalé ; le centre peut ouvrir quand même."),
        choices=_checks,
        required=False,
    )
    remark = forms.LongTextField(label=_("Remarque"), max_length=500, required=False)

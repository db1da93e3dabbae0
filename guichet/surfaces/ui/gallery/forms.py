"""One form with every kind of field."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Example(forms.Form):
    name = forms.TextField(label=_("Nom de famille"), autocomplete="family-name", max_length=60)
    born_on = forms.DateField(
        label=_("Date de naissance"),
        help_text=_("Par exemple 27 3 1987."),
        birthday=True,
        earliest=date(1900, 1, 1),
        latest=date(2026, 12, 31),
    )
    phone = forms.PhoneField(label=_("Téléphone"), help_text=_("Pour vous prévenir quand la demande avance."))
    email = forms.EmailField(label=_("Adresse électronique"), required=False)
    known_before = forms.YesNoField(label=_("Avez-vous déjà demandé ce document ?"))
    way = forms.ChoiceField(
        label=_("Comment voulez-vous recevoir le document ?"),
        choices=[("sms", _("Par un lien envoyé au téléphone")), ("centre", _("Au centre, sur papier"))],
    )
    needs = forms.ManyChoicesField(
        label=_("De quelle aide avez-vous besoin ?"),
        help_text=_("Cochez tout ce qui convient."),
        choices=[
            ("reading", _("Lire avec moi")),
            ("writing", _("Écrire pour moi")),
            ("hearing", _("Parler plus fort")),
        ],
        required=False,
    )
    department = forms.LongChoiceField(
        label=_("Département"), choices=[("ALI", "Alibori"), ("MON", "Mono"), ("ZOU", "Zou")]
    )
    paid = forms.MoneyField(label=_("Montant déjà payé"), at_most=1_000_000, required=False)
    paper = forms.FileField(label=_("Photo du reçu"), help_text=_("PDF, JPG ou PNG, 5 Mo au plus."), required=False)
    story = forms.LongTextField(label=_("Ce qui s’est passé"), help_text=_("En quelques phrases."), max_length=300)
    agreed = forms.ConsentField(label=_("J’ai relu mes réponses et elles sont exactes"))


def blank() -> Example:
    return Example()


def disabled() -> Example:
    """Filled and closed to changes, as after sending."""
    form = Example(initial={"name": "Dossou", "born_on": date(1987, 3, 27), "known_before": True, "way": "centre"})
    for field in form.fields.values():
        field.disabled = True
    return form

"""What a mandate is for, how far it goes, until when, and how the person agrees."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue import queries as catalogue
from guichet.foundation.identity import formats
from guichet.foundation.identity.operations.mandates import BIOMETRICS
from guichet.foundation.identity.vocabulary import Consent, MandateScope
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

DAYS = {"1": _("Aujourd’hui seulement"), "7": _("7 jours"), "30": _("30 jours")}


def _services() -> list[tuple[str, str]]:
    """Those that can be asked here, by title."""
    sheets = catalogue.current().sheets.values()
    asked = [(sheet.service.code, words.said(sheet.service.title)) for sheet in sheets if sheet.service.procedure]
    return sorted(asked, key=lambda each: (each[1], each[0]))


def _titled(label: object) -> str:
    """With a capital first, and those that it has."""
    said = str(label)
    return said[:1].upper() + said[1:]


def _scopes() -> list[tuple[str, str]]:
    return [(scope.value, _titled(scope.label)) for scope in MandateScope]


def _consents() -> list[tuple[str, str]]:
    allowed = [each for each in Consent if settings.BIOMETRIC_CONSENT or each not in BIOMETRICS]
    return [(each.value, _titled(each.label)) for each in allowed]


class Grant(forms.Form):
    person = forms.TextField(label=_("Nom et prénoms de la personne"), max_length=120)
    scopes = forms.ManyChoicesField(
        label=_("Que vous laisse-t-elle faire ?"), choices=_scopes, initial=[MandateScope.FILL, MandateScope.SUBMIT]
    )
    days = forms.ChoiceField(label=_("Jusqu’à quand ?"), choices=list(DAYS.items()), initial="1")
    consent = forms.ChoiceField(label=_("Comment donne-t-elle son accord ?"), choices=_consents)
    phone = forms.PhoneField(label=_("Son téléphone"), help_text=_("Seulement pour un accord par SMS."), required=False)
    witness = forms.TextField(
        label=_("Nom du témoin"),
        help_text=_("Seulement pour un accord lu à voix haute."),
        max_length=120,
        required=False,
    )
    code = forms.TextField(
        label=_("Code reçu par la personne"),
        help_text=_("Huit chiffres, sur son téléphone."),
        max_length=20,
        required=False,
        short=True,
    )
    sent = django_forms.CharField(widget=django_forms.HiddenInput, required=False, max_length=32)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of the catalogue as it is now, asked for before the page is drawn.
        self.add("service", forms.LongChoiceField(label=_("Pour quel service ?"), choices=_services()))
        self.order_fields(["person", "service"])
        if not self.asks_for_code():
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("consent") == Consent.SMS and not self.errors:
            given["phone"] = formats.phone(given["phone"])
            if given["phone"] is None:
                raise ValidationError({"phone": _("Écrivez le numéro de la personne, en entier.")})
        return given

    def asks_for_code(self) -> bool:
        return bool(self.data.get("sent"))


def until(days: str, at: datetime) -> datetime:
    """Midnight after the last whole day."""
    last = at.astimezone(BENIN).date() + timedelta(days=int(days))
    return datetime.combine(last, time.min, tzinfo=BENIN)

"""django-allauth's forms in our own words: it judges, we ask."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, SignupWebAuthnForm
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.backoffice.sign_in.devices import MALFORMED, AnswerField
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.forms.base import named

SIX_DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}


class SignIn(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["login"], _("Votre adresse e-mail de travail"), {"autocomplete": "username"})
        _ask(self.fields["password"], _("Votre mot de passe"), {"autocomplete": "current-password"})


class Code(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["code"], _("Code de votre application, ou code de secours"), SIX_DIGITS)


class Application(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self.fields["code"], _("Code que l’application montre maintenant"), SIX_DIGITS)


class NewPasskey(SignupWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = AnswerField()
        _ask(self.fields["name"], _("Nom de cette clé"), {"autocomplete": "off"})
        self.fields["name"].help_text = _("Pour la reconnaître plus tard, par exemple « Ordinateur du bureau ».")

    def clean(self) -> dict[str, Any]:
        with _well_formed():
            return super().clean()


class Passkey(LoginWebAuthnForm):
    """Shown alone, by whoever owns it."""

    credential = AnswerField()

    def clean_credential(self) -> Authenticator:
        with _well_formed():
            return super().clean_credential()


class SecondPasskey(AuthenticateWebAuthnForm):
    """Shown after a password, by a known person."""

    credential = AnswerField()

    def clean_credential(self) -> Authenticator:
        with _well_formed():
            return super().clean_credential()


@contextmanager
def _well_formed() -> Iterator[None]:
    """Bytes of the right shape may still hold anything."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError, struct.error):
        raise ValidationError(MALFORMED, code="malformed") from None


class Password(forms.Form):
    password = django_forms.CharField(
        label=_("Votre nouveau mot de passe"),
        help_text=_("Douze caractères ou plus. Une phrase que vous retenez vaut mieux qu’un mot compliqué."),
        strip=False,
        widget=django_forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Écrivez une réponse à « %(label)s ».")},
    )


class Confirm(forms.Form):
    """Nothing to ask: the button is the answer."""


def _ask(field: django_forms.Field, label: Any, attributes: dict[str, str]) -> None:
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
    field.error_messages["required"] = named(str(_("Écrivez une réponse à « %(label)s ».")), str(label))

"""What a device answers, checked for its shape before a library reads it.

The library takes that shape for granted: a number in place of a text makes it reserve as many bytes, and anybody may
send one. Web Authentication level 3, section 5.1: `RegistrationResponseJSON` and `AuthenticationResponseJSON`.
"""

from typing import Annotated, Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr
from pydantic import ValidationError as Malformed

MALFORMED = _("L’appareil n’a pas donné de clé lisible.")
# An attestation with its chain of certificates takes some kilobytes.
Base64 = Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=16_000)]


class Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class KeyProperties(Part):
    rk: StrictBool = False


class Extensions(Part):
    credProps: KeyProperties = KeyProperties()  # noqa: N815 the standard's own name


class Made(Part):
    clientDataJSON: Base64  # noqa: N815 the standard's own name
    attestationObject: Base64  # noqa: N815


class Shown(Part):
    clientDataJSON: Base64  # noqa: N815
    authenticatorData: Base64  # noqa: N815
    signature: Base64
    userHandle: Base64 | None = None  # noqa: N815


class Answer(Part):
    id: Base64
    rawId: Base64  # noqa: N815
    type: Literal["public-key"]
    clientExtensionResults: Extensions = Extensions()  # noqa: N815
    response: Made | Shown


class AnswerField(forms.JSONField):
    """Hidden; filled by the script that asks the device."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        try:
            return Answer.model_validate(super().to_python(value)).model_dump(exclude_none=True)
        except Malformed:
            raise ValidationError(MALFORMED, code="malformed") from None

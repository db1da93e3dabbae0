"""Forms that speak: `from guichet.surfaces.ui import forms`, then `class Question(forms.Form)`.

Any `django.forms.Form` is drawn by the same templates; these fields add the right keyboard, the browser's
memory (`autocomplete`) and errors that say what happened and what to do.
"""

from guichet.surfaces.ui.forms.base import Form
from guichet.surfaces.ui.forms.choices import (
    ChoiceField,
    ConsentField,
    LongChoiceField,
    ManyChoicesField,
    PictogramField,
    YesNoField,
)
from guichet.surfaces.ui.forms.dates import DateField
from guichet.surfaces.ui.forms.files import FileField
from guichet.surfaces.ui.forms.numbers import NumberField
from guichet.surfaces.ui.forms.once import OnceField
from guichet.surfaces.ui.forms.sounds import SoundField
from guichet.surfaces.ui.forms.texts import EmailField, LongTextField, MoneyField, PhoneField, TextField

__all__ = [
    "ChoiceField",
    "ConsentField",
    "DateField",
    "EmailField",
    "FileField",
    "Form",
    "LongChoiceField",
    "LongTextField",
    "ManyChoicesField",
    "MoneyField",
    "NumberField",
    "OnceField",
    "PhoneField",
    "PictogramField",
    "SoundField",
    "TextField",
    "YesNoField",
]

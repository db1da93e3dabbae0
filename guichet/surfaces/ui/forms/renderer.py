"""How Django draws every form and every field; named by `settings.FORM_RENDERER`.

Radios and boxes of any form are ours too: `django/forms/widgets/multiple_input.html` stands before Django's own.
"""

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting


class FocusedField(BoundField):
    """A field that knows where the error summary should put the cursor."""

    @property
    def focus_id(self) -> str:
        """The control itself, or the first of a group: the group has no cursor."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id


class GuichetRenderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = FocusedField

"""The form that names, in each error, the question it is about."""

from typing import Any

from django import forms


class Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self.add(name, field)

    def add(self, name: str, field: forms.Field) -> None:
        """A question: one of the class, or one that is known only once the page is asked for."""
        label = str(field.label or name)
        field.error_messages = {code: named(str(text), label) for code, text in field.error_messages.items()}
        self.fields[name] = field


def named(message: str, label: str) -> str:
    """`message` with its question's label; a label with a % survives when Django fills other placeholders later."""
    filled_later = "%(" in message.replace("%(label)s", "")
    return message.replace("%(label)s", label.replace("%", "%%") if filled_later else label)

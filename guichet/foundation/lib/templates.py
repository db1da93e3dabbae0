"""Django's template engine with the third guard: what renders does not query."""

from typing import Any

from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates
from django.utils.safestring import SafeString

from guichet.foundation.lib import guards


class GuardedTemplate:
    def __init__(self, template: Any) -> None:
        self._template = template

    @property
    def origin(self) -> Any:
        return self._template.origin

    @property
    def template(self) -> Any:
        return self._template.template

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> SafeString:
        with guards.rendering(str(self._template.origin)):
            page: SafeString = self._template.render(context, request)
        return page


class GuardedTemplates(DjangoTemplates):
    """Backend of `settings.TEMPLATES`; file, line and error pages stay Django's own."""

    def from_string(self, template_code: str) -> Any:
        return GuardedTemplate(super().from_string(template_code))

    def get_template(self, template_name: str) -> Any:
        return GuardedTemplate(super().get_template(template_name))

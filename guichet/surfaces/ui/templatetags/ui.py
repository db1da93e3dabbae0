"""Filters for templates: `{% load ui %}`, then `{{ fee|amount }}`. What they cannot say they leave empty."""

from datetime import date, datetime

from django import template

from guichet.surfaces.ui import pictograms, wording

register = template.Library()


@register.filter
def amount(francs: int | None) -> str:
    return "" if francs is None else wording.amount(francs)


@register.filter
def fee(francs: int | None) -> str:
    return "" if francs is None else wording.fee(francs)


@register.filter
def number(value: int | None) -> str:
    return "" if value is None else wording.number(value)


@register.filter
def drawing(code: str) -> str:
    """The path of a picture, for `<path d="...">`."""
    return pictograms.drawing(code)


@register.filter
def in_words(when: date | datetime | None) -> str:
    """A day as « 3 mars 2026 », a moment as « 3 mars 2026 à 14 h 05 »."""
    if when is None:
        return ""
    return wording.moment(when) if isinstance(when, datetime) else wording.day(when)

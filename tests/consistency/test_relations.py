"""Tables point sideways in their own app or down the rings: an import contract does not see a lazy foreign key."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.consistency.rings import is_above

JOURNAL = "guichet.foundation.journal"
IDENTITY = "guichet.foundation.identity"
PLACES = "guichet.foundation.places"
PORTAL = "guichet.surfaces.portal"


def wrong_relations(tables: Iterable[type[models.Model]]) -> list[str]:
    return [
        f"{table._meta.label}.{field.name} points to {target._meta.label}"
        for table in tables
        for field in (*table._meta.fields, *table._meta.many_to_many)
        if (target := field.related_model) and not _may_point(_app(table), _app(target))
    ]


def _app(table: type[models.Model]) -> str:
    return table._meta.app_config.name


def _may_point(source: str, target: str) -> bool:
    """A library knows our tables by a setting only: its users are ours."""
    if not source.startswith("guichet."):
        return target == IDENTITY or not target.startswith("guichet.")
    return source == target or not target.startswith("guichet.") or is_above(source, target)


def test_every_relation_points_sideways_or_down() -> None:
    assert wrong_relations(apps.get_models(include_auto_created=True)) == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [(PORTAL, JOURNAL), (PLACES, JOURNAL), ("guichet.surfaces.kiosk.welcome", "guichet.surfaces.ui")],
)
def test_the_order_is_that_of_the_contracts(upper: str, lower: str) -> None:
    assert is_above(upper, lower)
    assert not is_above(lower, upper)


def test_siblings_are_not_above_each_other() -> None:
    assert not is_above(PORTAL, "guichet.surfaces.kiosk")
    assert not is_above("guichet.surfaces.kiosk", PORTAL)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("journal", []),
        ("portal", ["journal.Pointing.target points to portal.Target"]),
    ],
)
@isolate_apps(JOURNAL, PORTAL)
def test_a_lazy_foreign_key_that_points_up_is_found(label: str, found: list[str]) -> None:
    class Target(models.Model):
        class Meta:
            app_label = label

    class Pointing(models.Model):
        target = models.ForeignKey(f"{label}.Target", on_delete=models.CASCADE)

        class Meta:
            app_label = "journal"

    assert wrong_relations([Pointing, Target]) == found


@isolate_apps(JOURNAL, PORTAL)
def test_a_link_between_many_that_points_up_is_found() -> None:
    class Target(models.Model):
        class Meta:
            app_label = "portal"

    class Pointing(models.Model):
        targets: "models.ManyToManyField[Target, models.Model]" = models.ManyToManyField(Target)

        class Meta:
            app_label = "journal"

    assert wrong_relations([Pointing, Target]) == ["journal.Pointing.targets points to portal.Target"]

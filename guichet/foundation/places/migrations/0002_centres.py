import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_territory"),
    ]

    operations = [
        migrations.CreateModel(
            name="Centre",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=300)),
                ("slug", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ccsp", "centre communal de service public (CCSP)"),
                            ("gsru", "guichet des relations avec les usagers (GSRU)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("opening_note", models.CharField(blank=True, max_length=300)),
                ("opening_note_en", models.CharField(blank=True, max_length=300)),
                ("site", models.CharField(blank=True, max_length=300)),
                ("site_en", models.CharField(blank=True, max_length=300)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="centres", to="places.commune"
                    ),
                ),
            ],
            options={
                "verbose_name": "centre",
                "verbose_name_plural": "centres",
                "ordering": ["code"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="places_centre_code_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="places_centre_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="places_centre_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="places_centre_has_a_source"
                    ),
                    models.UniqueConstraint(fields=("slug",), name="places_centre_slug_is_unique"),
                    models.UniqueConstraint(fields=("name",), name="places_centre_name_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True), name="places_centre_has_a_slug"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 3),
                            ("code", django.db.models.functions.text.Upper("code")),
                        ),
                        name="places_centre_code_is_three_capitals",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ccsp", "gsru"])), name="places_centre_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__isnull", False),
                                ("longitude__range", (-180, 180)),
                            ),
                            _connector="OR",
                        ),
                        name="places_centre_is_on_earth_or_unknown",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=80)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="desks", to="places.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "guichet",
                "verbose_name_plural": "guichets",
                "ordering": ["centre_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("centre", "number"), name="places_desk_number_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="places_desk_number_starts_at_1"
                    ),
                ],
            },
        ),
    ]

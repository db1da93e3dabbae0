import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("places", "0001_territory"),
        ("places", "0002_centres"),
        ("places", "0003_opening"),
        ("places", "0004_holidays_are_announced"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "verbose_name": "département",
                "verbose_name_plural": "départements",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="places_department_code_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="places_department_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="places_department_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="places_department_has_a_source"
                    ),
                    models.UniqueConstraint(fields=("name",), name="places_department_name_is_unique"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Commune",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=300)),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="communes", to="places.department"
                    ),
                ),
                ("other_names", models.JSONField(blank=True, default=list)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                (
                    "coordinate_source",
                    models.CharField(
                        choices=[
                            ("geonames", "GeoNames"),
                            ("approximate", "position approchée, à quelques kilomètres près"),
                        ],
                        max_length=16,
                    ),
                ),
                ("population_2013", models.PositiveIntegerField()),
                ("population_note", models.CharField(blank=True, max_length=300)),
                ("population_note_en", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "commune",
                "verbose_name_plural": "communes",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="places_commune_code_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="places_commune_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="places_commune_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="places_commune_has_a_source"
                    ),
                    models.UniqueConstraint(fields=("name",), name="places_commune_name_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                        name="places_commune_is_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("coordinate_source__in", ["geonames", "approximate"])),
                        name="places_commune_coordinate_source_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Arrondissement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=300)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="arrondissements", to="places.commune"
                    ),
                ),
                (
                    "spelling",
                    models.CharField(
                        choices=[
                            ("attested", "graphie attestée"),
                            ("commune", "graphie de la commune du même nom"),
                            ("bare", "accents non vérifiés"),
                        ],
                        max_length=16,
                    ),
                ),
                ("provisional", models.BooleanField()),
            ],
            options={
                "verbose_name": "arrondissement",
                "verbose_name_plural": "arrondissements",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="places_arrondissement_code_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="places_arrondissement_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="places_arrondissement_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="places_arrondissement_has_a_source"
                    ),
                    models.UniqueConstraint(fields=("commune", "name"), name="places_arrondissement_name_is_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("spelling__in", ["attested", "commune", "bare"])),
                        name="places_arrondissement_spelling_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
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
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="centres", to="places.commune"
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("opening_note", models.CharField(blank=True, max_length=300)),
                ("opening_note_en", models.CharField(blank=True, max_length=300)),
                ("site", models.CharField(blank=True, max_length=300)),
                ("site_en", models.CharField(blank=True, max_length=300)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "centre",
                "verbose_name_plural": "centres",
                "ordering": ["code"],
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="desks", to="places.centre"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=80)),
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="places.centre"
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("demonstration", models.BooleanField()),
            ],
            options={
                "verbose_name": "plage d’ouverture",
                "verbose_name_plural": "plages d’ouverture",
                "ordering": ["centre_id", "weekday", "opens_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("centre", "weekday", "opens_at"), name="places_hours_start_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__range", (1, 7))), name="places_hours_weekday_is_1_to_7"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="places_hours_close_after_they_open",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="places.centre"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("reopens_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(max_length=200)),
                ("reason_en", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "fermeture exceptionnelle",
                "verbose_name_plural": "fermetures exceptionnelles",
                "ordering": ["centre_id", "starts_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopens_on__isnull", True), ("reopens_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="places_closure_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="places_closure_has_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("reopens_on__isnull", True), ("reopens_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        fields=("centre", "starts_on"),
                        name="places_closure_start_is_unique",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnnouncedHoliday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(unique=True)),
                ("name", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                ("instead_of", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "jour férié annoncé",
                "verbose_name_plural": "jours fériés annoncés",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="places_holiday_has_a_name"
                    )
                ],
                "indexes": [],
            },
        ),
    ]

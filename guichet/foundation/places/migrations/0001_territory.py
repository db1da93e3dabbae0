import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
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
                "abstract": False,
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
            },
        ),
        migrations.CreateModel(
            name="Commune",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=300)),
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
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="communes", to="places.department"
                    ),
                ),
            ],
            options={
                "verbose_name": "commune",
                "verbose_name_plural": "communes",
                "ordering": ["code"],
                "abstract": False,
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
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="arrondissements", to="places.commune"
                    ),
                ),
            ],
            options={
                "verbose_name": "arrondissement",
                "verbose_name_plural": "arrondissements",
                "ordering": ["code"],
                "abstract": False,
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
            },
        ),
    ]

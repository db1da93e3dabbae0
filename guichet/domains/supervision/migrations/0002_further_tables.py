import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("supervision", "0007_visits_have_long_references")]

    initial = True

    dependencies = [
        ("supervision", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("centre", models.CharField(max_length=3)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "une règle de la supervision"),
                            ("centre", "le point focal du centre"),
                            ("hand", "ouvert à la main"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40)),
                ("about", models.CharField(max_length=20)),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "grave\xa0: le centre ne sert plus"),
                            (2, "gênant\xa0: le centre sert moins bien"),
                            (3, "mineur\xa0: personne ne l’a encore senti"),
                        ]
                    ),
                ),
                ("told", models.CharField(max_length=1000)),
                ("owner", models.CharField(blank=True, max_length=64)),
                ("visit", models.CharField(blank=True, max_length=40)),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("why_due", models.CharField(blank=True, max_length=300)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("done", models.CharField(blank=True, max_length=1000)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "incident suivi",
                "verbose_name_plural": "incidents suivis",
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["due_at"], name="supervision_incident_due"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("origin", "source"),
                        name="supervision_incident_of_a_source_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told", ""), _negated=True), name="supervision_incident_is_told"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("done", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("done", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="supervision_incident_closes_with_what_was_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="supervision.incident"
                    ),
                ),
                ("name", models.CharField(max_length=500)),
                ("quantity", models.PositiveIntegerField()),
                ("supply", models.CharField(blank=True, max_length=16)),
                ("once", models.CharField(max_length=32, unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "pièce utilisée",
                "verbose_name_plural": "pièces utilisées",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="supervision_part_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="supervision_part_is_one_at_least"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]

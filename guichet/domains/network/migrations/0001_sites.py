import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.SlugField(max_length=20, unique=True)),
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
                ("name", models.CharField(max_length=80)),
                ("commune", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="network_site_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "prévu"),
                            ("works", "en travaux"),
                            ("open", "ouvert"),
                            ("suspended", "suspendu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("since", models.DateField()),
                ("exact", models.BooleanField()),
                ("partner", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=40)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="network.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "fait sur un site",
                "verbose_name_plural": "faits sur des sites",
                "indexes": [models.Index(fields=["site", "-since", "-id"], name="network_fact_of_site")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="network_fact_has_a_source"
                    )
                ],
            },
        ),
        AppendOnly("network_sitefact"),
    ]

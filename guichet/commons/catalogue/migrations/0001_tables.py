import uuid

import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [("catalogue", "0001_initial"), ("catalogue", "0002_refuse_changes")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("published_at", models.DateTimeField(verbose_name="publiée le")),
                ("vocabulary", models.JSONField(verbose_name="vocabulaires")),
            ],
            options={
                "verbose_name": "édition du catalogue",
                "verbose_name_plural": "éditions du catalogue",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60, unique=True, verbose_name="code")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="retiré le")),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "ordering": ["code"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="catalogue.service"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="catalogue.edition"
                    ),
                ),
                ("body", models.JSONField(verbose_name="définition")),
                ("digest", models.CharField(max_length=64, verbose_name="empreinte")),
                ("published_at", models.DateTimeField(verbose_name="publiée le")),
            ],
            options={
                "verbose_name": "version d’un service",
                "verbose_name_plural": "versions des services",
                "ordering": ["service", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("service", "number"), name="catalogue_version_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="catalogue_version_number_from_one"
                    ),
                ],
                "indexes": [],
            },
        ),
        AppendOnly(
            table="catalogue_edition",
        ),
        AppendOnly(
            table="catalogue_version",
        ),
    ]

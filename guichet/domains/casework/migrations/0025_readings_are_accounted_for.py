import secrets

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

BATCH = 1000
REASONS = [
    ("arrival", "contrôle automatique à l’arrivée"),
    ("step", "traitement du dossier"),
    ("telling", "pour vous prévenir, sans ouvrir vos réponses"),
    ("register", "recherche dans un registre de l’État"),
    ("document", "pour imprimer votre document"),
    ("correction", "pour corriger votre document"),
    ("complaint", "pour répondre à votre réclamation, sans ouvrir vos réponses"),
    ("help-line", "pour répondre à une question, sans voir votre nom ni vos réponses"),
    ("voiced", "pour traiter une plainte recueillie dans un centre, sans ouvrir vos réponses"),
    ("outside", "hors du traitement, pour une raison dite d’abord"),
]
MOTIVES = [
    ("error", "une erreur signalée dans le dossier"),
    ("person", "la personne concernée le demande"),
    ("judge", "une demande d’un juge ou d’un enquêteur"),
    ("control", "un contrôle du travail d’un bureau"),
    ("document", "un document délivré à corriger"),
    ("other", "une autre raison"),
]


def name_the_readings(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    looks = apps.get_model("casework", "Look").objects
    while rows := list(looks.filter(identifier=None).order_by("pk")[:BATCH]):
        for row in rows:
            row.identifier = secrets.token_hex(16)
        looks.bulk_update(rows, ["identifier"])


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0024_looked_at_for_a_complaint_or_a_help_line"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatedReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(max_length=80)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("motive", models.CharField(choices=MOTIVES, max_length=12)),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stated_reasons", to="casework.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "raison d’une consultation",
                "verbose_name_plural": "raisons de consultations",
                "indexes": [models.Index(fields=["reader", "until"], name="casework_reason_by_reader")],
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(motive="other") | ~Q(sentence=""), name="casework_other_reason_has_a_sentence"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LookDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("count", models.PositiveIntegerField()),
                ("root", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={"verbose_name": "journée de consultations", "verbose_name_plural": "journées de consultations"},
        ),
        migrations.CreateModel(
            name="ToldReadings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("barred_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "consultations dites à un centre",
                "verbose_name_plural": "consultations dites à un centre",
            },
        ),
        migrations.AddField("look", "identifier", models.CharField(max_length=32, null=True)),
        migrations.RunPython(name_the_readings, migrations.RunPython.noop),
        migrations.AlterField("look", "identifier", models.CharField(max_length=32, unique=True)),
        migrations.AddField(
            "look",
            "stated",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="casework.statedreason",
            ),
        ),
        migrations.AddField(
            "look",
            "day",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="casework.lookday",
            ),
        ),
        migrations.AlterField("look", "reason", models.CharField(choices=REASONS, max_length=12)),
        migrations.AddIndex("look", models.Index(fields=["at"], name="casework_look_by_moment")),
        migrations.AddIndex(
            "look", models.Index(condition=Q(day=None), fields=["at"], name="casework_look_of_no_day_yet")
        ),
        migrations.AddField(
            "complaint",
            "look",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="complaints",
                to="casework.look",
            ),
        ),
        migrations.AlterField(
            "bar",
            "why",
            models.CharField(
                choices=[
                    ("four-eyes", "a fait l’étape que celle-ci contrôle"),
                    ("interest", "a déclaré un intérêt"),
                    ("opened", "l’a ouvert sans l’avoir en main"),
                ],
                max_length=12,
            ),
        ),
    ]

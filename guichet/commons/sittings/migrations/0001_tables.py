import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("sittings", "0001_visits_of_kiosks"), ("sittings", "0002_a_kiosk_restarts_from_afar")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("station", models.CharField(max_length=64)),
                ("assisted", models.BooleanField(default=False, verbose_name="avec de l’aide")),
                ("started_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visitor", "terminé par la personne"),
                            ("idle", "terminé faute de gestes"),
                            ("next", "une autre personne a commencé"),
                            ("restart", "la borne a été redémarrée à distance"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "verbose_name": "passage à la borne",
                "verbose_name_plural": "passages à la borne",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("station",),
                        name="sittings_one_at_a_time_on_a_kiosk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ending", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ending", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="sittings_ended_for_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="InHand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="in_hand", to="sittings.sitting"
                    ),
                ),
                ("reference", models.CharField(max_length=20)),
            ],
            options={
                "verbose_name": "demande en main",
                "verbose_name_plural": "demandes en main",
                "constraints": [
                    models.UniqueConstraint(fields=("sitting", "reference"), name="sittings_a_request_is_in_hand_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Pass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("imprint", models.CharField(max_length=64, unique=True)),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passes", to="sittings.sitting"
                    ),
                ),
                ("question", models.CharField(max_length=60)),
                ("box", models.BinaryField()),
                ("received", models.PositiveSmallIntegerField(default=0)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "adresse pour un téléphone",
                "verbose_name_plural": "adresses pour un téléphone",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

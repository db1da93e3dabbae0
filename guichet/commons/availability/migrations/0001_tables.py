import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("availability", "0001_how_the_online_services_stand")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("component", models.CharField(max_length=40)),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("available", "disponible"),
                            ("unknown", "sans nouvelles"),
                            ("degraded", "perturbé"),
                            ("unavailable", "indisponible"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("none", "rien à signaler"),
                            ("late", "ce qui est attendu est en retard"),
                            ("stuck", "une partie est bloquée jusqu’à ce que quelqu’un regarde"),
                            ("no-answer", "ne répond pas"),
                            ("slow", "répond lentement"),
                            ("keeper", "le gardien des clés ne répond pas"),
                            ("no-key", "il n’y a pas de clé pour sceller"),
                            ("contested", "une vérification du journal public a échoué"),
                            ("silent-centres", "des centres ne donnent plus de nouvelles"),
                            ("not-judged", "ne peut pas être jugé"),
                            ("silence", "rien n’a été mesuré"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "changement d’état",
                "verbose_name_plural": "changements d’état",
                "indexes": [models.Index(fields=["component", "at"], name="availability_shift_in_turn")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("condition", "available"), ("reason", "none")),
                            models.Q(
                                models.Q(("condition", "available"), _negated=True),
                                models.Q(("reason", "none"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="availability_shift_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(default="last", max_length=8, unique=True)),
                ("at", models.DateTimeField()),
                ("suspected", models.JSONField(default=dict)),
                ("figures", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "tour de mesure",
                "verbose_name_plural": "tours de mesure",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("incident", "panne"), ("maintenance", "entretien prévu")], max_length=12
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("available", "disponible"),
                            ("unknown", "sans nouvelles"),
                            ("degraded", "perturbé"),
                            ("unavailable", "indisponible"),
                        ],
                        max_length=12,
                    ),
                ),
                ("components", models.JSONField()),
                ("title", models.CharField(max_length=120)),
                ("title_en", models.CharField(max_length=120)),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("over_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "bulletin",
                "verbose_name_plural": "bulletins",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("begins_at")), _connector="OR"),
                        name="availability_bulletin_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "incident"), ("ends_at__isnull", False), _connector="OR"),
                        name="availability_maintenance_has_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("condition__in", ["degraded", "unavailable"])),
                        name="availability_bulletin_is_of_trouble",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bulletin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="availability.bulletin"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.CharField(max_length=1000)),
                ("text_en", models.CharField(max_length=1000)),
                ("written_by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "mot d’un bulletin",
                "verbose_name_plural": "mots de bulletins",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

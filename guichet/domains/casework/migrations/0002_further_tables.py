import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("casework", "0026_second_answers_come_from_others")]

    initial = True

    dependencies = [
        ("casework", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="casework.case"
                    ),
                ),
                ("step", models.CharField(max_length=80)),
                ("motive", models.CharField(max_length=40)),
                ("asked", models.JSONField(blank=True, default=list)),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("lapsed", models.BooleanField(default=False)),
                ("moved_days", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "pause",
                "verbose_name_plural": "pauses",
                "indexes": [
                    models.Index(fields=["began_at"], name="casework_pause_by_day"),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["until"], name="casework_pause_by_end"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case",),
                        name="casework_pause_is_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motive", ""), _negated=True), name="casework_pause_has_a_motive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="casework_pause_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("began_at"))), name="casework_pause_is_for_some_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lapsed", False), ("ended_at", models.F("until")), _connector="OR"),
                        name="casework_pause_lapses_at_its_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="casework.case"
                    ),
                ),
                ("step", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("ciphertext", models.BinaryField()),
            ],
            options={
                "verbose_name": "constat",
                "verbose_name_plural": "constats",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="casework.case"
                    ),
                ),
                ("step", models.CharField(max_length=80)),
                ("body", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("favourable", models.BooleanField(null=True)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("by_silence", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "avis",
                "verbose_name_plural": "avis",
                "indexes": [
                    models.Index(
                        condition=models.Q(("given_at__isnull", True)),
                        fields=["due_at"],
                        name="casework_opinion_awaited",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "step", "body", "asked_at"), name="casework_opinion_is_asked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="casework.case"
                    ),
                ),
                ("outcome", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=12)),
                ("officer", models.CharField(max_length=80)),
                ("step", models.CharField(max_length=80)),
                ("unit", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "décision",
                "verbose_name_plural": "décisions",
                "indexes": [
                    models.Index(fields=["officer", "-at"], name="casework_decision_by_officer"),
                    models.Index(fields=["at"], name="casework_decision_by_day"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StatedReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stated_reasons", to="casework.case"
                    ),
                ),
                ("reader", models.CharField(max_length=80)),
                ("unit", models.CharField(blank=True, max_length=80)),
                (
                    "motive",
                    models.CharField(
                        choices=[
                            ("error", "une erreur signalée dans le dossier"),
                            ("person", "la personne concernée le demande"),
                            ("judge", "une demande d’un juge ou d’un enquêteur"),
                            ("control", "un contrôle du travail d’un bureau"),
                            ("document", "un document délivré à corriger"),
                            ("other", "une autre raison"),
                        ],
                        max_length=12,
                    ),
                ),
                ("sentence", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name": "raison d’une consultation",
                "verbose_name_plural": "raisons de consultations",
                "indexes": [models.Index(fields=["reader", "until"], name="casework_reason_by_reader")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("motive", "other"), _negated=True),
                            models.Q(("sentence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="casework_other_reason_has_a_sentence",
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
            options={
                "verbose_name": "journée de consultations",
                "verbose_name_plural": "journées de consultations",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="casework.case"
                    ),
                ),
                ("reader", models.CharField(max_length=80)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("step", models.CharField(blank=True, max_length=80)),
                (
                    "reason",
                    models.CharField(
                        choices=[
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
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "stated",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="casework.statedreason",
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="casework.lookday",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
                "indexes": [
                    models.Index(fields=["at"], name="casework_look_by_moment"),
                    models.Index(condition=models.Q(("day", None)), fields=["at"], name="casework_look_of_no_day_yet"),
                ],
                "constraints": [],
            },
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
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="casework.case"
                    ),
                ),
                ("author", models.CharField(choices=[("office", "le bureau"), ("applicant", "vous")], max_length=10)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("piece", "pièce demandée"),
                            ("reply", "réponse"),
                            ("note", "message"),
                            ("reasons", "motifs"),
                            ("complaint", "réclamation"),
                            ("answer", "réponse à la réclamation"),
                            ("withdrawal", "retrait"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ciphertext", models.BinaryField()),
            ],
            options={
                "verbose_name": "message du dossier",
                "verbose_name_plural": "messages du dossier",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "pause",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="supplement", to="casework.pause"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("begun", "en préparation"),
                            ("quarantined", "un fichier attend son contrôle"),
                            ("given", "donné"),
                        ],
                        default="begun",
                        max_length=12,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("ciphertext", models.BinaryField()),
            ],
            options={
                "verbose_name": "complément",
                "verbose_name_plural": "compléments",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0001_cases"),
        ("casework", "0002_what_is_said_and_decided"),
        ("casework", "0003_where_applicants_are_told"),
        ("casework", "0004_what_applicants_are_told"),
        ("casework", "0005_requests_may_be_withdrawn"),
        ("casework", "0006_citizens_claim_requests"),
        ("casework", "0007_cases_by_citizen"),
        ("casework", "0008_registers_asked"),
        ("casework", "0009_arrival_is_told_by_the_journal"),
        ("casework", "0010_a_queue_is_read_by_its_index"),
        ("casework", "0011_questions_are_asked_again"),
        ("casework", "0012_whom_a_case_is_about"),
        ("casework", "0013_turns_say_their_office"),
        ("casework", "0014_cases_are_lifted"),
        ("casework", "0015_looked_at_for_its_document"),
        ("casework", "0016_days_are_counted"),
        ("casework", "0017_looked_at_to_correct_its_document"),
        ("casework", "0018_receipts_of_centres_have_their_code"),
        ("casework", "0019_cases_say_who_helped"),
        ("casework", "0020_pauses_have_an_end"),
        ("casework", "0021_authorities_are_told"),
        ("casework", "0022_common_rules_are_told"),
        ("casework", "0023_complaints_have_their_own_clock"),
        ("casework", "0024_looked_at_for_a_complaint_or_a_help_line"),
        ("casework", "0025_readings_are_accounted_for"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("salt", models.BinaryField()),
                ("pseudonym", models.CharField(max_length=64, unique=True)),
                ("citizen", models.CharField(blank=True, max_length=80)),
                ("service", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=2)),
                ("place", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("arrived", "reçu, pas encore prêt"),
                            ("waiting", "en attente d’un agent"),
                            ("in-hand", "en cours d’examen"),
                            ("paused", "en attente de votre part"),
                            ("closed", "terminé"),
                        ],
                        default="arrived",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "obstacle",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not-opened", "Le contenu de la demande est en cours de contrôle."),
                            ("incomplete", "Il manque une réponse, ou l’une d’elles ne convient pas."),
                            ("files", "Un fichier n’a pas pu être contrôlé."),
                            ("fee", "Les frais ne sont pas encore payés."),
                            ("", "Rien ne manque."),
                        ],
                        default="not-opened",
                        max_length=12,
                    ),
                ),
                ("fee", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "settled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not-due", "rien à payer"),
                            ("confirmed", "payé"),
                            ("waived", "dispensé"),
                            ("", "à payer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=80)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("authority", models.CharField(blank=True, max_length=80)),
                ("above", models.CharField(blank=True, max_length=80)),
                ("above_authority", models.CharField(blank=True, max_length=80)),
                ("role", models.CharField(blank=True, max_length=12)),
                ("priority", models.PositiveSmallIntegerField(default=999)),
                ("sequence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("promised_at", models.DateTimeField(blank=True, null=True)),
                ("step_since", models.DateTimeField(blank=True, null=True)),
                ("step_due_at", models.DateTimeField(blank=True, null=True)),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ("lifted", models.BooleanField(default=False)),
                ("authority_told_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("envelope", models.BinaryField()),
                ("bound_to", models.BinaryField()),
                ("ciphertext", models.BinaryField(default=b"")),
                ("contact", models.BinaryField(default=b"")),
                ("case_key_id", models.CharField(blank=True, max_length=80)),
                ("mandate", models.CharField(blank=True, max_length=20)),
                ("assisted_by", models.CharField(blank=True, max_length=120)),
                ("vouched", models.BooleanField(default=False)),
                ("own_code", models.CharField(blank=True, max_length=64)),
                ("pickup_key", models.BinaryField(default=b"")),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["authority", "unit", "role", "priority", "sequence"],
                        name="casework_case_queue",
                    ),
                    models.Index(fields=["received_at"], name="casework_case_by_arrival"),
                    models.Index(
                        condition=models.Q(("settled", "confirmed")),
                        fields=["ready_at"],
                        name="casework_case_paid_by_day",
                    ),
                    models.Index(
                        condition=models.Q(("citizen", ""), _negated=True),
                        fields=["citizen", "-submitted_at"],
                        name="casework_case_by_citizen",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["authority", "role", "priority", "sequence"],
                        name="casework_case_queue_of_all",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting"), ("escalated_at__isnull", False)),
                        fields=["above_authority", "above", "role", "priority", "sequence"],
                        name="casework_case_late_queue",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting"), ("escalated_at__isnull", False)),
                        fields=["above_authority", "role", "priority", "sequence"],
                        name="casework_case_late_of_all",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["authority", "unit", "role", "state"],
                        name="casework_case_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("sequence",), name="casework_case_has_its_own_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("promised_at__isnull", True),
                                ("ready_at__isnull", True),
                                ("sequence__isnull", True),
                                ("state", "arrived"),
                            ),
                            models.Q(
                                ("promised_at__isnull", True),
                                ("ready_at__isnull", True),
                                ("sequence__isnull", True),
                                ("withdrawn", True),
                            ),
                            models.Q(
                                models.Q(("state", "arrived"), _negated=True),
                                ("obstacle", ""),
                                ("promised_at__isnull", False),
                                ("ready_at__isnull", False),
                                ("sequence__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="casework_case_ready_has_its_promise_and_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn", False), ("state", "closed"), _connector="OR"),
                        name="casework_case_withdrawn_is_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed"), ("step", "")),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="casework_case_closed_is_at_no_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "in-hand", "paused"]), _negated=True),
                            models.Q(("step", ""), ("unit", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="casework_case_under_way_is_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20, unique=True)),
                ("value", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "compteur",
                "verbose_name_plural": "compteurs",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Claimant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("citizen", models.CharField(max_length=80, unique=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("barred_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "demandeur de rattachement",
                "verbose_name_plural": "demandeurs de rattachement",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="casework.case"
                    ),
                ),
                ("officer", models.CharField(max_length=80)),
                ("slot", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=80)),
                ("unit", models.CharField(max_length=80)),
                ("authority", models.CharField(blank=True, max_length=80)),
                ("role", models.CharField(blank=True, max_length=12)),
                ("began_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("finished", "étape terminée"),
                            ("paused", "pièce demandée"),
                            ("withdrawn", "demande retirée par son auteur"),
                            ("given-back", "rendu"),
                            ("taken-back", "repris\xa0: gardé trop longtemps"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("result", models.CharField(blank=True, max_length=80)),
                ("jumped", models.BooleanField(default=False)),
                ("overtook", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "tour de traitement",
                "verbose_name_plural": "tours de traitement",
                "indexes": [
                    models.Index(fields=["officer", "-ended_at"], name="casework_turn_by_officer"),
                    models.Index(fields=["authority", "unit", "-ended_at"], name="casework_turn_by_office"),
                    models.Index(
                        condition=models.Q(("jumped", True), ("overtook", True), _connector="OR"),
                        fields=["began_at"],
                        name="casework_turn_first_by_day",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case",),
                        name="casework_turn_is_one_a_case",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("officer", "slot"),
                        name="casework_turn_is_one_a_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ending", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ending", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="casework_turn_over_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bars", to="casework.case"
                    ),
                ),
                ("officer", models.CharField(max_length=80)),
                (
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
            ],
            options={
                "verbose_name": "empêchement",
                "verbose_name_plural": "empêchements",
                "indexes": [models.Index(fields=["officer"], name="casework_bar_by_officer")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "officer", "why"), name="casework_bar_is_said_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="concerns", to="casework.case"
                    ),
                ),
                ("index", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "personne concernée",
                "verbose_name_plural": "personnes concernées",
                "indexes": [models.Index(fields=["index"], name="casework_concern_by_index")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "index"), name="casework_concern_is_kept_once")
                ],
            },
        ),
    ]

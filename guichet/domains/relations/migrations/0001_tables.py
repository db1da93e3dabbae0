import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("relations", "0001_what_is_denounced_without_a_name"),
        ("relations", "0002_denunciations_come_from_centres"),
        ("relations", "0003_what_people_ask_the_desk"),
        ("relations", "0004_knowledge_and_registers"),
        ("relations", "0005_the_first_answer_is_kept"),
        ("relations", "0006_first_answers_are_read_from_remarks"),
        ("relations", "0007_appointments_and_turns"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DeskRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=20, unique=True)),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("capacity", models.PositiveSmallIntegerField()),
                ("days_ahead", models.PositiveSmallIntegerField()),
                ("grace", models.PositiveSmallIntegerField()),
                ("changed_by", models.CharField(max_length=40)),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "règle des rendez-vous",
                "verbose_name_plural": "règles des rendez-vous",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="relations_desk_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 5), ("minutes__lte", 120)),
                        name="relations_desk_slot_has_a_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1), ("capacity__lte", 20)),
                        name="relations_desk_receives_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days_ahead__gte", 1), ("days_ahead__lte", 60), ("grace__gte", 1), ("grace__lte", 60)
                        ),
                        name="relations_desk_horizon_is_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("imprint", models.CharField(max_length=64, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("starts_at", models.DateTimeField()),
                ("seat", models.PositiveSmallIntegerField()),
                ("theme", models.CharField(max_length=80)),
                ("contact", models.BinaryField(blank=True, default=b"")),
                ("language", models.CharField(default="fr", max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "attendu"),
                            ("cancelled", "annulé"),
                            ("came", "venu"),
                            ("absent", "pas venu"),
                        ],
                        default="booked",
                        max_length=9,
                    ),
                ),
                ("booked_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "rendez-vous",
                "verbose_name_plural": "rendez-vous",
                "indexes": [models.Index(fields=["state", "starts_at"], name="relations_appointment_by_hour")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("place", "starts_at", "seat"),
                        name="relations_appointment_has_its_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("imprint", ""), _negated=True), name="relations_appointment_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seat__gte", 1)), name="relations_appointment_seat_counts_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=40, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "appointment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turn",
                        to="relations.appointment",
                    ),
                ),
                ("late", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "attend"), ("called", "appelé"), ("done", "reçu"), ("left", "reparti")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("came_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "passage à un guichet",
                "verbose_name_plural": "passages à un guichet",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "on", "number"), name="relations_turn_is_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at", None), ("state", "waiting")),
                            models.Q(("state", "waiting"), _negated=True),
                            _connector="OR",
                        ),
                        name="relations_turn_waiting_is_not_called",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("imprint", models.CharField(max_length=64, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "requête"),
                            ("complaint", "plainte"),
                            ("information", "demande d’information"),
                            ("suggestion", "suggestion"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "en ligne"),
                            ("desk", "au guichet"),
                            ("register", "registre d’un centre"),
                            ("kiosk", "à la borne d’un centre"),
                            ("phone", "appel téléphonique"),
                            ("whatsapp", "échange WhatsApp"),
                            ("machine", "autre plateforme"),
                        ],
                        max_length=10,
                    ),
                ),
                ("theme", models.CharField(max_length=80)),
                ("service", models.CharField(blank=True, max_length=80)),
                ("case", models.CharField(blank=True, max_length=20)),
                ("sex", models.CharField(blank=True, choices=[("woman", "femme"), ("man", "homme")], max_length=8)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("to", models.CharField(max_length=80)),
                ("about", models.CharField(blank=True, max_length=80)),
                ("contact", models.BinaryField(blank=True, default=b"")),
                ("language", models.CharField(default="fr", max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "à répondre"), ("answered", "répondue"), ("closed", "close")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("taken_by", models.CharField(blank=True, max_length=40)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=40)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("first_answered_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("delay_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("result_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "scored_by",
                    models.CharField(
                        blank=True,
                        choices=[("person", "donnée par la personne"), ("staff", "saisie pour elle par un agent")],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "verbose_name": "préoccupation",
                "verbose_name_plural": "préoccupations",
                "indexes": [
                    models.Index(fields=["to", "state", "opened_at"], name="relations_concern_in_line"),
                    models.Index(fields=["state", "due_at"], name="relations_concern_by_date"),
                    models.Index(fields=["opened_at"], name="relations_concern_by_moment"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to", ""), _negated=True), name="relations_concern_is_to_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to", models.F("about")), _negated=True),
                        name="relations_concern_is_not_its_own_judge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("imprint", ""), _negated=True), name="relations_concern_has_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delay_score", None), ("result_score", None), ("scored_by", "")),
                            models.Q(("delay_score__lte", 10), ("result_score__lte", 10), ("scored_by__gt", "")),
                            _connector="OR",
                        ),
                        name="relations_concern_scores_have_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("answered_at__isnull", False), _connector="OR"),
                        name="relations_concern_ended_was_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="relations.concern"
                    ),
                ),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("side", models.CharField(choices=[("person", "la personne"), ("desk", "le guichet")], max_length=8)),
                ("at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "verbose_name": "mot d’une préoccupation",
                "verbose_name_plural": "mots de préoccupations",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="transfers", to="relations.concern"
                    ),
                ),
                ("source", models.CharField(max_length=80)),
                ("to", models.CharField(max_length=80)),
                ("motive", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "transmission d’une préoccupation",
                "verbose_name_plural": "transmissions de préoccupations",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Denunciation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("imprint", models.CharField(max_length=64, unique=True)),
                ("authority", models.CharField(blank=True, max_length=80)),
                ("reported_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "dénonciation",
                "verbose_name_plural": "dénonciations",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("imprint", ""), _negated=True), name="relations_denunciation_has_a_code"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("reported_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "verbose_name": "dénonciation en chemin",
                "verbose_name_plural": "dénonciations en chemin",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "denunciation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="relations.denunciation"
                    ),
                ),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "author",
                    models.CharField(
                        choices=[("reporter", "la personne qui dénonce"), ("inspector", "l’inspection")], max_length=10
                    ),
                ),
                ("written_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "verbose_name": "ligne d’une dénonciation",
                "verbose_name_plural": "lignes de dénonciations",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reception", "0001_register_of_a_centre"),
        ("reception", "0002_requests_are_read_back"),
        ("reception", "0003_some_people_are_told_at_the_counter"),
        ("reception", "0004_what_is_spoken_is_under_seal"),
        ("reception", "0005_complaints_join_their_request"),
        ("reception", "0006_why_people_are_not_satisfied"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=20)),
                (
                    "sex",
                    models.CharField(
                        choices=[("woman", "femme"), ("man", "homme"), ("unsaid", "non dit")], max_length=8
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("request", "Faire une demande"),
                            ("collect", "Retirer un document"),
                            ("follow", "Suivre une demande"),
                            ("ask", "Se renseigner"),
                            ("complain", "Se plaindre"),
                            ("other", "Autre chose"),
                        ],
                        max_length=12,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "C’est fait"),
                            ("continues", "À suivre\xa0: la personne reviendra ou attend une réponse"),
                            ("sent-on", "Orientée vers un autre service"),
                            ("not-possible", "Pas possible aujourd’hui"),
                            ("left", "Partie sans être reçue"),
                        ],
                        max_length=16,
                    ),
                ),
            ],
            options={
                "verbose_name": "visite",
                "verbose_name_plural": "visites",
                "indexes": [models.Index(fields=["place", "opened_at"], name="reception_visit_by_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="reception_visit_is_somewhere"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reception_visit_closed_has_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "visit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket",
                        to="reception.visit",
                        to_field="reference",
                    ),
                ),
                ("place", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("family", models.CharField(max_length=1)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "attend"),
                            ("called", "appelé"),
                            ("received", "reçu"),
                            ("absent", "absent"),
                            ("done", "terminé"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("calls", models.PositiveSmallIntegerField(default=0)),
                ("drawn_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(blank=True, null=True)),
                ("absent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "ticket",
                "verbose_name_plural": "tickets",
                "indexes": [models.Index(fields=["place", "on", "state", "drawn_at"], name="reception_ticket_in_line")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "on", "family", "number"), name="reception_ticket_is_one_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("calls__lte", 3)), name="reception_ticket_is_called_three_times"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called_at__isnull", False), ("calls", 0), _connector="OR"),
                        name="reception_ticket_called_has_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=40)),
                ("missing", models.JSONField(blank=True, default=list)),
                ("remark", models.CharField(blank=True, max_length=500)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "journée",
                "verbose_name_plural": "journées",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "on"), name="reception_day_is_declared_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="reception_day_closes_after_it_opens",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("power", "Courant ou batterie"),
                            ("link", "Liaison"),
                            ("kiosk", "Borne"),
                            ("screen", "Écran d’information"),
                            ("printer", "Imprimante"),
                            ("people", "Incident avec une personne"),
                            ("building", "Local"),
                            ("other", "Autre"),
                        ],
                        max_length=12,
                    ),
                ),
                ("told", models.CharField(max_length=1000)),
                ("reported_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("told", ""), _negated=True), name="reception_incident_is_told"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Satisfaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("satisfied", models.BooleanField()),
                (
                    "source",
                    models.CharField(
                        choices=[("visitor", "le visiteur lui-même"), ("staff", "saisi par le centre")], max_length=8
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "L’attente"),
                            ("welcome", "L’accueil"),
                            ("unanswered", "La demande n’a pas reçu de réponse"),
                            ("papers", "Une pièce manquait"),
                            ("cost", "Le coût"),
                            ("machines", "Une panne (courant, liaison, borne, imprimante)"),
                            ("other", "Autre chose"),
                        ],
                        max_length=12,
                    ),
                ),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "satisfaction",
                "verbose_name_plural": "satisfactions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("satisfied", False), ("reason", ""), _connector="OR"),
                        name="reception_satisfied_gives_no_reason_to_complain",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("place", models.CharField(max_length=20)),
                (
                    "about",
                    models.CharField(
                        choices=[("centre", "ce centre"), ("elsewhere", "un autre service de l’État")], max_length=10
                    ),
                ),
                ("case", models.CharField(blank=True, max_length=20)),
                ("told", models.CharField(blank=True, max_length=3000)),
                ("sound", models.CharField(blank=True, max_length=64)),
                ("sealed", models.BinaryField(blank=True, default=b"")),
                ("proof", models.BinaryField(blank=True, default=b"")),
                ("once", models.CharField(blank=True, max_length=32)),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "plainte recueillie",
                "verbose_name_plural": "plaintes recueillies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sound", ""), ("told", ""), _negated=True),
                        name="reception_complaint_is_written_or_spoken",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("once", ""), _negated=True),
                        fields=("place", "once"),
                        name="reception_complaint_is_sent_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_up",
                        to="reception.complaint",
                        to_field="reference",
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("attached", "jointe à la demande\xa0: un autre bureau y répond"),
                            ("unproven", "ni jointe ni perdue\xa0: la référence ou le code n’ouvrent aucune demande"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "suite d’une plainte recueillie",
                "verbose_name_plural": "suites de plaintes recueillies",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CaseStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("state", models.CharField(max_length=40)),
                ("words_fr", models.TextField()),
                ("words_en", models.TextField()),
                ("at", models.DateTimeField()),
                ("promised_at", models.DateTimeField(blank=True, null=True)),
                ("place_in_line", models.PositiveIntegerField(blank=True, null=True)),
                ("reached", models.BooleanField(default=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "état d’une demande",
                "verbose_name_plural": "états de demandes",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Readback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("place", models.CharField(max_length=20)),
                ("draft", models.CharField(max_length=20)),
                ("mandate", models.CharField(max_length=20)),
                ("begun_at", models.DateTimeField()),
                (
                    "hand",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("green", "main verte\xa0: c’est bien cela"),
                            ("red", "main rouge\xa0: ce n’est pas cela"),
                        ],
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "relecture",
                "verbose_name_plural": "relectures",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("hand", "")),
                            models.Q(models.Q(("hand", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="reception_readback_ends_by_a_hand",
                    )
                ],
                "indexes": [],
            },
        ),
    ]

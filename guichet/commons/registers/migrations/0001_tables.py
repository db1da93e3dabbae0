from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("registers", "0001_questions")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Search",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("message", models.CharField(max_length=36, unique=True)),
                ("register", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=80)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("step", "traitement d’un dossier"),
                            ("identity", "vérification d’un numéro"),
                            ("prefill", "remplissage d’une demande"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_by", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "question posée"),
                            ("found", "une personne trouvée"),
                            ("not-found", "personne à ce nom"),
                            ("several", "plusieurs personnes possibles"),
                            ("unavailable", "registre indisponible"),
                            ("refused", "question refusée par le registre"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unreachable", "Le registre ne peut pas être joint."),
                            ("slow", "Le registre n’a pas répondu à temps."),
                            ("cut", "La réponse du registre s’est interrompue."),
                            ("failing", "Le registre signale une panne."),
                            ("too-big", "La réponse du registre est trop longue pour en être une."),
                            ("not-understood", "La réponse du registre n’est pas lisible."),
                            ("not-ours", "La réponse reçue n’est pas celle de cette question."),
                            ("redirected", "Le registre renvoie vers une autre adresse, où Guichet ne va pas."),
                            ("not-connected", "Ce registre n’est pas encore relié à Guichet."),
                            ("access", "Le registre n’ouvre pas ce service à Guichet."),
                            ("question", "Le registre ne prend pas cette question."),
                            ("", ""),
                        ],
                        max_length=16,
                    ),
                ),
                ("count", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "question à un registre",
                "verbose_name_plural": "questions aux registres",
                "indexes": [models.Index(fields=["register", "-number"], name="registers_search_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "asked")),
                            models.Q(models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="registers_search_over_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["unavailable", "refused"]), models.Q(("why", ""), _negated=True)),
                            models.Q(models.Q(("state__in", ["unavailable", "refused"]), _negated=True), ("why", "")),
                            _connector="OR",
                        ),
                        name="registers_search_without_answer_says_why",
                    ),
                ],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("relations", "0008_messages_of_kiosks")]

    initial = True

    dependencies = [
        ("relations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=80, unique=True)),
                ("theme", models.CharField(max_length=80)),
                ("service", models.CharField(blank=True, max_length=80)),
                ("question_fr", models.CharField(max_length=200)),
                ("question_en", models.CharField(blank=True, max_length=200)),
                ("answer_fr", models.TextField(max_length=2000)),
                ("answer_en", models.TextField(blank=True, max_length=2000)),
                ("source", models.CharField(max_length=300)),
                ("checked_on", models.DateField()),
                ("concern", models.CharField(blank=True, max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "à relire"),
                            ("approved", "publié"),
                            ("refused", "refusé"),
                            ("withdrawn", "retiré"),
                        ],
                        default="proposed",
                        max_length=9,
                    ),
                ),
                ("proposed_by", models.CharField(max_length=40)),
                ("proposed_at", models.DateTimeField()),
                ("answered_by", models.CharField(blank=True, max_length=40)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "indexes": [models.Index(fields=["state", "proposed_at"], name="relations_article_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("question_fr", ""), _negated=True),
                            models.Q(("answer_fr", ""), _negated=True),
                            models.Q(("source", ""), _negated=True),
                        ),
                        name="relations_article_says_whence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", ""), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="relations_article_answered_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", models.F("proposed_by")), ("state", "approved"), _negated=True
                        ),
                        name="relations_article_approved_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("answer", models.CharField(blank=True, max_length=90)),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "compte de réponses",
                "verbose_name_plural": "comptes de réponses",
                "constraints": [models.UniqueConstraint(fields=("on", "answer"), name="relations_tally_is_one_a_day")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=20)),
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
                ("written_by", models.CharField(max_length=40)),
                ("written_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("sealed", models.BinaryField(blank=True, default=b"")),
                ("concern", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "inscription d’un registre",
                "verbose_name_plural": "inscriptions de registres",
                "indexes": [models.Index(fields=["place", "written_at"], name="relations_entry_by_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="relations_entry_is_of_a_centre"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sealed", b""), ("received_at__isnull", False), _connector="OR"),
                        name="relations_entry_sealed_has_arrived",
                    ),
                ],
            },
        ),
    ]

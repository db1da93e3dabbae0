from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("listening", "0001_a_text_said_in_a_language")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Clip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("source", models.TextField(max_length=2000)),
                ("digest", models.CharField(max_length=64)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("fr", "Français"),
                            ("en", "English"),
                            ("fon", "Fɔngbè"),
                            ("yo", "Yorùbá"),
                            ("bba", "Baatɔnum"),
                            ("ddn", "Dendi"),
                        ],
                        max_length=3,
                    ),
                ),
                ("sound", models.CharField(max_length=64)),
                ("media", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "à écouter"),
                            ("approved", "approuvé"),
                            ("refused", "refusé"),
                            ("withdrawn", "retiré"),
                            ("replaced", "remplacé"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("recorded_by", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=3)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "enregistrement",
                "verbose_name_plural": "enregistrements",
                "indexes": [models.Index(fields=["digest", "language", "state"], name="listening_clip_by_text")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("digest", "language"),
                        name="listening_clip_one_heard_a_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", ""), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="listening_clip_answered_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", models.F("recorded_by")), ("state", "approved"), _negated=True
                        ),
                        name="listening_clip_approved_by_another",
                    ),
                ],
            },
        ),
    ]

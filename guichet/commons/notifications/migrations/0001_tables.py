from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("notifications", "0001_outbox"), ("notifications", "0002_messages_by_citizen")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=24, unique=True, verbose_name="référence")),
                ("about", models.CharField(max_length=80, verbose_name="au sujet de")),
                ("code", models.CharField(max_length=80, verbose_name="message")),
                ("key", models.CharField(blank=True, max_length=80)),
                ("recipient", models.CharField(max_length=64)),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="téléphone")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="courriel")),
                ("citizen", models.CharField(blank=True, max_length=80)),
                ("language", models.CharField(max_length=2, verbose_name="langue")),
                ("subject", models.CharField(max_length=200, verbose_name="sujet")),
                ("text", models.TextField(verbose_name="texte")),
                ("secret", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "en attente"),
                            ("sent", "envoyé"),
                            ("delivered", "remis"),
                            ("failed", "non remis"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=5, verbose_name="voie")),
                ("written_at", models.DateTimeField(verbose_name="écrit le")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="envoyé le")),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "indexes": [
                    models.Index(
                        condition=models.Q(("citizen", ""), _negated=True),
                        fields=["citizen"],
                        name="notifications_by_citizen",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about", "code", "recipient", "key"), name="notifications_message_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("state", "waiting")),
                            ("state", "failed"),
                            models.Q(("sent_at__isnull", False), ("state__in", ["sent", "delivered"])),
                            _connector="OR",
                        ),
                        name="notifications_message_sent_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SimulatedMessage",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=24)),
                ("channel", models.CharField(max_length=5)),
                ("address", models.CharField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "message simulé",
                "verbose_name_plural": "messages simulés",
                "indexes": [models.Index(fields=["address", "number"], name="notifications_simulated_box")],
                "constraints": [
                    models.UniqueConstraint(fields=("reference", "channel"), name="notifications_simulated_once")
                ],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("work", "0001_due_rows")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Due",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=80, verbose_name="nature")),
                ("key", models.CharField(max_length=120, verbose_name="clé")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "en attente"),
                            ("running", "en cours"),
                            ("done", "fait"),
                            ("stuck", "bloqué"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="à faire à partir de")),
                ("again_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="prises")),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="échecs")),
                ("losses", models.PositiveIntegerField(default=0, verbose_name="pertes")),
                ("worker", models.CharField(blank=True, max_length=80)),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="dernière erreur")),
                ("scheduled_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "travail à faire",
                "verbose_name_plural": "travaux à faire",
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["due_at", "number"], name="work_due_next"
                    ),
                    models.Index(
                        condition=models.Q(("finished_at__isnull", False)),
                        fields=["finished_at"],
                        name="work_due_finished",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("kind", "key"),
                        name="work_due_once_until_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_at__isnull", False), ("state__in", ["waiting", "running"])),
                            models.Q(("due_at__isnull", True), ("state__in", ["done", "stuck"])),
                            _connector="OR",
                        ),
                        name="work_due_has_a_time_until_it_rests",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("finished_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="work_due_done_is_finished",
                    ),
                ],
            },
        ),
    ]

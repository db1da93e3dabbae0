import django.db.models.functions.datetime
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [("journal", "0001_initial"), ("journal", "0002_refuse_changes")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=80, verbose_name="nature")),
                ("schema", models.PositiveSmallIntegerField()),
                ("subject", models.CharField(max_length=80, verbose_name="objet")),
                ("at", models.DateTimeField(verbose_name="moment de l’acte")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="moment de l’écriture"
                    ),
                ),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor", models.CharField(max_length=80)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("surface", models.CharField(max_length=16)),
                ("facts", models.JSONField()),
            ],
            options={
                "verbose_name": "écriture du journal",
                "verbose_name_plural": "écritures du journal",
                "indexes": [
                    models.Index(fields=["kind", "number"], name="journal_entry_by_kind"),
                    models.Index(fields=["subject", "number"], name="journal_entry_by_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="journal_entry_has_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", ""), _negated=True), name="journal_entry_has_a_subject"
                    ),
                ],
            },
        ),
        AppendOnly(
            table="journal_entry",
        ),
    ]

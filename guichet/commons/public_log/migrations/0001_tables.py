import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [
        ("public_log", "0001_initial"),
        ("public_log", "0002_refuse_changes"),
        ("public_log", "0003_lines_in_stretches"),
        ("public_log", "0004_the_log_is_reread"),
        ("public_log", "0005_openings_come_back"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("entry", models.BigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=80)),
                ("crowd", models.CharField(blank=True, max_length=160)),
                ("content", models.BinaryField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "verbose_name": "ligne en attente",
                "verbose_name_plural": "lignes en attente",
                "indexes": [
                    models.Index(
                        condition=models.Q(("crowd", ""), _negated=True), fields=["subject"], name="public_log_held"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Stretch",
            fields=[
                ("first", models.BigIntegerField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
            options={
                "verbose_name": "suite de lignes du journal public",
                "verbose_name_plural": "suites de lignes du journal public",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "mention dans le journal public",
                "verbose_name_plural": "mentions dans le journal public",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hashes", models.BinaryField()),
            ],
            options={
                "verbose_name": "tuile",
                "verbose_name_plural": "tuiles",
                "constraints": [models.UniqueConstraint(fields=("level", "index"), name="public_log_tile_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tree",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(default=0)),
                ("crowds_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "arbre",
                "verbose_name_plural": "arbres",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number", 1)), name="public_log_tree_is_alone")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Signed",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "relevé signé",
                "verbose_name_plural": "relevés signés",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "signed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cosignatures", to="public_log.signed"
                    ),
                ),
                ("witness", models.CharField(max_length=120)),
                ("key", models.BinaryField()),
                ("line", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "contreseing",
                "verbose_name_plural": "contreseings",
                "constraints": [models.UniqueConstraint(fields=("signed", "witness"), name="public_log_cosigned_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Seen",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("origin", models.CharField(max_length=120)),
                ("size", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rolled-back", "des lignes ont disparu"),
                            ("forked", "deux histoires différentes ont été signées"),
                            ("altered", "ce qui est publié n’est plus ce qui a été signé"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "verbose_name": "relevé vu",
                "verbose_name_plural": "relevés vus",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number", 1)), name="public_log_seen_is_alone")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Reread",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("agrees", models.BooleanField()),
            ],
            options={
                "verbose_name": "relecture du journal public",
                "verbose_name_plural": "relectures du journal public",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number", 1)), name="public_log_reread_is_alone")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20)),
                ("salt", models.BinaryField()),
                ("own_code", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "ouverture d’un pseudonyme",
                "verbose_name_plural": "ouvertures de pseudonymes",
                "constraints": [models.UniqueConstraint(fields=("reference", "salt"), name="public_log_opening_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("witness", models.CharField(max_length=120)),
                (
                    "fault",
                    models.CharField(
                        choices=[
                            ("rolled-back", "des lignes ont disparu"),
                            ("forked", "deux histoires différentes ont été signées"),
                            ("altered", "ce qui est publié n’est plus ce qui a été signé"),
                        ],
                        max_length=12,
                    ),
                ),
                ("size", models.BigIntegerField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "alarme du journal public",
                "verbose_name_plural": "alarmes du journal public",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("witness", "fault"),
                        name="public_log_alarm_once",
                    )
                ],
                "indexes": [],
            },
        ),
        AppendOnly(
            table="public_log_mention",
        ),
        AppendOnly(
            table="public_log_signed",
        ),
        AppendOnly(
            table="public_log_stretch",
        ),
    ]

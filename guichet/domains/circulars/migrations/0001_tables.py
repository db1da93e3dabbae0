import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("circulars", "0001_circulars_and_instructions")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Circular",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("office", models.CharField(blank=True, max_length=20)),
                ("number", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(max_length=8000)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("roles", models.CharField(max_length=80)),
                ("in_force_on", models.DateField()),
                ("signed_by", models.CharField(max_length=80)),
                ("signed_at", models.DateTimeField()),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="circulars.circular",
                    ),
                ),
            ],
            options={
                "verbose_name": "circulaire",
                "verbose_name_plural": "circulaires",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "number"), name="circulars_circular_number_once_an_office"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("roles", ""), _negated=True), models.Q(("roles", ",,"), _negated=True)
                        ),
                        name="circulars_circular_is_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="circulars_circular_is_named",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="circulars.circular"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=4)),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "pièce d’une circulaire",
                "verbose_name_plural": "pièces de circulaires",
                "constraints": [
                    models.UniqueConstraint(fields=("circular", "position"), name="circulars_attachment_has_its_place")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="circulars.circular",
                    ),
                ),
                ("reader", models.CharField(max_length=80)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "accusé de lecture",
                "verbose_name_plural": "accusés de lecture",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("circular", "reader"), name="circulars_acknowledgement_once_a_reader"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="circulars.circular"
                    ),
                ),
                ("reminded_at", models.DateTimeField()),
                ("reminded_by", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "rappel d’une circulaire",
                "verbose_name_plural": "rappels de circulaires",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("office", models.CharField(blank=True, max_length=20)),
                ("number", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(max_length=8000)),
                ("due_on", models.DateField()),
                ("given_by", models.CharField(max_length=80)),
                ("given_at", models.DateTimeField()),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="circulars.instruction",
                    ),
                ),
            ],
            options={
                "verbose_name": "instruction",
                "verbose_name_plural": "instructions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "number"), name="circulars_instruction_number_once_an_office"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="circulars_instruction_is_named",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="circulars.instruction"
                    ),
                ),
                ("place", models.CharField(max_length=20)),
                (
                    "above",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="below",
                        to="circulars.duty",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=4000)),
                ("due_on", models.DateField()),
                ("given_by", models.CharField(max_length=80)),
                ("given_at", models.DateTimeField()),
                ("words", models.TextField(blank=True, max_length=4000)),
                ("done_by", models.CharField(blank=True, max_length=80)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "part d’une instruction",
                "verbose_name_plural": "parts d’instructions",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["place", "due_on"],
                        name="circulars_duty_open_by_place",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("instruction", "place"), name="circulars_duty_once_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("done_by", ""), ("words", "")),
                            models.Q(("done_at__isnull", False), models.Q(("words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="circulars_duty_done_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="circulars.duty"
                    ),
                ),
                ("until_on", models.DateField()),
                ("reason", models.TextField(max_length=4000)),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("granted", models.BooleanField(null=True)),
                ("answer", models.TextField(blank=True, max_length=4000)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "délai demandé",
                "verbose_name_plural": "délais demandés",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("duty",),
                        name="circulars_extension_one_open_a_duty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="circulars_extension_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("granted", None)),
                            models.Q(("answered_at__isnull", False), ("granted__isnull", False)),
                            _connector="OR",
                        ),
                        name="circulars_extension_answered_is_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]

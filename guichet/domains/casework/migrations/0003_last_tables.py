import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [("casework", "0027_turns_that_pass_others_are_counted")]

    initial = True

    dependencies = [
        ("casework", "0002_further_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="complaints", to="casework.case"
                    ),
                ),
                ("about", models.CharField(max_length=80)),
                ("to", models.CharField(blank=True, max_length=80)),
                ("to_authority", models.CharField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ouverte"), ("answered", "répondue"), ("closed", "traitée")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("contested", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "look",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="casework.look",
                    ),
                ),
            ],
            options={
                "verbose_name": "réclamation",
                "verbose_name_plural": "réclamations",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["to_authority", "to", "opened_at"],
                        name="casework_complaint_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("case",),
                        name="casework_complaint_is_open_once_a_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="casework_complaint_answered_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="casework.case"
                    ),
                ),
                ("motive", models.CharField(max_length=40)),
                ("supervisor", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "accord pour une pause",
                "verbose_name_plural": "accords pour une pause",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "motive"), name="casework_leave_is_given_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="casework.case"
                    ),
                ),
                ("occasion", models.CharField(max_length=20)),
                ("key", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ending", models.CharField(blank=True, max_length=8)),
            ],
            options={
                "verbose_name": "message dû",
                "verbose_name_plural": "messages dus",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "occasion", "key"), name="casework_notice_is_owed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ending", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ending", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="casework_notice_over_says_how",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RuleBook",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("rules", models.JSONField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "règles communes",
                "verbose_name_plural": "règles communes",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RegisterSearch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message", models.CharField(max_length=36, unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_searches",
                        to="casework.case",
                    ),
                ),
                ("step", models.CharField(max_length=80)),
                ("register", models.CharField(max_length=80)),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("ciphertext", models.BinaryField(default=b"")),
            ],
            options={
                "verbose_name": "recherche au registre",
                "verbose_name_plural": "recherches au registre",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("case",),
                        name="casework_register_is_asked_one_at_a_time",
                    )
                ],
                "indexes": [],
            },
        ),
        AppendOnly(
            table="casework_rulebook",
        ),
    ]

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Q


def give_an_end(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """What was stopped before ends as most motives do, counted from when it began."""
    apps.get_model("casework", "Pause").objects.update(until=F("began_at") + timedelta(days=30))


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_cases_say_who_helped")]
    operations = [
        migrations.AddField("pause", "until", models.DateTimeField(null=True)),
        migrations.RunPython(give_an_end, migrations.RunPython.noop),
        migrations.AlterField("pause", "until", models.DateTimeField()),
        migrations.AddField("pause", "lapsed", models.BooleanField(default=False)),
        migrations.AddField("pause", "moved_days", models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex(
            "pause", models.Index(fields=["until"], condition=Q(ended_at__isnull=True), name="casework_pause_by_end")
        ),
        migrations.AddConstraint(
            "pause",
            models.CheckConstraint(condition=Q(until__gt=F("began_at")), name="casework_pause_is_for_some_time"),
        ),
        migrations.AddConstraint(
            "pause",
            models.CheckConstraint(
                condition=Q(lapsed=False) | Q(ended_at=F("until")), name="casework_pause_lapses_at_its_end"
            ),
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("motive", models.CharField(max_length=40)),
                ("supervisor", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="casework.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "accord pour une pause",
                "verbose_name_plural": "accords pour une pause",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "motive"), name="casework_leave_is_given_once")
                ],
            },
        ),
    ]

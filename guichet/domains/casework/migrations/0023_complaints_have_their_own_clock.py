from datetime import timedelta

from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q


def give_a_date(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Those that are open already have 30 days from when they were opened."""
    complaints = apps.get_model("casework", "Complaint").objects
    complaints.filter(due_at=None).update(due_at=F("opened_at") + timedelta(days=30))


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0022_common_rules_are_told"),
    ]

    operations = [
        migrations.AddField("complaint", "due_at", models.DateTimeField(null=True)),
        migrations.RunPython(give_a_date, migrations.RunPython.noop),
        migrations.AlterField("complaint", "due_at", models.DateTimeField()),
        migrations.AddField("complaint", "reminded_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("complaint", "escalated_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("complaint", "answered_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("complaint", "contested", models.BooleanField(default=False)),
        migrations.AlterField(
            "complaint",
            "state",
            models.CharField(
                choices=[("open", "ouverte"), ("answered", "répondue"), ("closed", "traitée")],
                default="open",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            "complaint",
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False),
                name="casework_complaint_answered_says_when",
            ),
        ),
    ]

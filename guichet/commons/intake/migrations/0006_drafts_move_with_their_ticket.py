from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0005_written_under_a_mandate"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="turn",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="draft",
            name="moved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("moved_at", None),
                    models.Q(("box", b""), ("lock", b""), ("submitted_at", None)),
                    _connector="OR",
                ),
                name="intake_draft_moved_is_empty",
            ),
        ),
    ]

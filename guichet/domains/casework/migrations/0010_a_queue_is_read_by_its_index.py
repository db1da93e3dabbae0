from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_arrival_is_told_by_the_journal"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["authority", "role", "priority", "sequence"],
                name="casework_case_queue_of_all",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "waiting"), ("escalated_at__isnull", False)),
                fields=["above_authority", "above", "role", "priority", "sequence"],
                name="casework_case_late_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "waiting"), ("escalated_at__isnull", False)),
                fields=["above_authority", "role", "priority", "sequence"],
                name="casework_case_late_of_all",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["authority", "unit", "role", "state"],
                name="casework_case_open",
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["to_authority", "to", "opened_at"],
                name="casework_complaint_open",
            ),
        ),
        migrations.AddIndex(
            model_name="opinion",
            index=models.Index(
                condition=models.Q(("given_at__isnull", True)), fields=["due_at"], name="casework_opinion_awaited"
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0024_looked_at_for_a_complaint_or_a_help_line"),
    ]

    operations = [
        migrations.AddField(
            model_name="complaint",
            name="answered_by",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
    ]

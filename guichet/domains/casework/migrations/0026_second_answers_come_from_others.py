from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0025_readings_are_accounted_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="complaint",
            name="answered_by",
            field=models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
    ]

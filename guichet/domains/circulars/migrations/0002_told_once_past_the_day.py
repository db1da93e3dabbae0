from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("circulars", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="circular",
            name="unread_told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="duty",
            name="late_told_for",
            field=models.DateField(blank=True, null=True),
        ),
    ]

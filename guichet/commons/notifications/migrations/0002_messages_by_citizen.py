from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_outbox"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("citizen", ""), _negated=True), fields=["citizen"], name="notifications_by_citizen"
            ),
        ),
    ]

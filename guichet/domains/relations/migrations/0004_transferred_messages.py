from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0003_months_of_messages"),
    ]

    operations = [
        migrations.AddField(
            model_name="concernmonth",
            name="transferred",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="concernmonth",
            constraint=models.CheckConstraint(
                condition=models.Q(("transferred__lte", models.F("received"))),
                name="relations_month_transferred_was_received",
            ),
        ),
    ]

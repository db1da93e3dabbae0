from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_requests_may_be_withdrawn")]

    operations = [
        migrations.CreateModel(
            name="Claimant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("citizen", models.CharField(max_length=80, unique=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("barred_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "demandeur de rattachement",
                "verbose_name_plural": "demandeurs de rattachement",
            },
        ),
    ]

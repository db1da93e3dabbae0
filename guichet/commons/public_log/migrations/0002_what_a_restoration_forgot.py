from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("public_log", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Forgotten",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "verbose_name": "fait oublié",
                "verbose_name_plural": "faits oubliés",
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "kind"), name="public_log_forgotten_once"),
                ],
            },
        ),
    ]

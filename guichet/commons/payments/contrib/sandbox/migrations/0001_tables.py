from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("payments_sandbox", "0001_books")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("payment", models.CharField(db_index=True, max_length=24)),
                ("reference", models.CharField(max_length=64, unique=True)),
                ("amount", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=7)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "ligne du bac à sable",
                "verbose_name_plural": "lignes du bac à sable",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

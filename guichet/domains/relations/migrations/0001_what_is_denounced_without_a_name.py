import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Denunciation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("imprint", models.CharField(max_length=64, unique=True)),
                ("authority", models.CharField(blank=True, max_length=80)),
                ("reported_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "dénonciation",
                "verbose_name_plural": "dénonciations",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("imprint", ""), _negated=True), name="relations_denunciation_has_a_code"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                (
                    "author",
                    models.CharField(
                        choices=[("reporter", "la personne qui dénonce"), ("inspector", "l’inspection")], max_length=10
                    ),
                ),
                ("written_on", models.DateField()),
                ("sealed", models.BinaryField()),
                (
                    "denunciation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="relations.denunciation"
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne d’une dénonciation",
                "verbose_name_plural": "lignes de dénonciations",
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("demonstration", "0001_clock_and_year")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("ahead", models.DurationField()),
            ],
            options={
                "verbose_name": "horloge simulée",
                "verbose_name_plural": "horloges simulées",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number", 1)), name="demonstration_clock_is_alone")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Year",
            fields=[
                ("number", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("seed", models.PositiveIntegerField()),
                ("wanted", models.PositiveIntegerField()),
                ("began_at", models.DateTimeField()),
                ("ticks", models.PositiveIntegerField()),
                ("reached", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "année inventée",
                "verbose_name_plural": "années inventées",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number", 1)), name="demonstration_year_is_alone"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True), ("reached", models.F("ticks")), _connector="OR"
                        ),
                        name="demonstration_year_finished_is_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Invented",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(unique=True)),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("story", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name": "demande inventée",
                "verbose_name_plural": "demandes inventées",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]

import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0002_further_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConcernMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("cut", models.CharField(max_length=10)),
                ("key", models.CharField(blank=True, max_length=80)),
                ("received", models.PositiveIntegerField()),
                ("within_1", models.PositiveIntegerField(default=0)),
                ("within_2", models.PositiveIntegerField(default=0)),
                ("within_3", models.PositiveIntegerField(default=0)),
                ("within_5", models.PositiveIntegerField(default=0)),
                ("within_7", models.PositiveIntegerField(default=0)),
                ("within_10", models.PositiveIntegerField(default=0)),
                ("within_15", models.PositiveIntegerField(default=0)),
                ("within_20", models.PositiveIntegerField(default=0)),
                ("within_30", models.PositiveIntegerField(default=0)),
                ("person_count", models.PositiveIntegerField(default=0)),
                ("person_delay", models.PositiveIntegerField(default=0)),
                ("person_result", models.PositiveIntegerField(default=0)),
                ("staff_count", models.PositiveIntegerField(default=0)),
                ("staff_delay", models.PositiveIntegerField(default=0)),
                ("staff_result", models.PositiveIntegerField(default=0)),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "mois de préoccupations",
                "verbose_name_plural": "mois de préoccupations",
                "constraints": [
                    models.UniqueConstraint(fields=("cut", "month", "key"), name="relations_month_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("received__gt", 0)), name="relations_month_counts_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "person_count__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("received"), "-", models.F("staff_count")
                                ),
                            ),
                            ("within_1__lte", models.F("within_30")),
                            ("within_30__lte", models.F("received")),
                        ),
                        name="relations_month_counts_its_messages",
                    ),
                ],
            },
        ),
    ]

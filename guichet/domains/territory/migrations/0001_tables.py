import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("territory", "0001_days_of_communes")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CommuneDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("commune", models.CharField(max_length=20)),
                ("month", models.DateField()),
                ("opened", models.PositiveSmallIntegerField(default=0)),
                ("visits", models.PositiveIntegerField(default=0)),
                ("women", models.PositiveIntegerField(default=0)),
                ("men", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("visitor_yes", models.PositiveIntegerField(default=0)),
                ("visitor_no", models.PositiveIntegerField(default=0)),
                ("staff_yes", models.PositiveIntegerField(default=0)),
                ("staff_no", models.PositiveIntegerField(default=0)),
                ("expected", models.PositiveIntegerField(default=0)),
                ("up", models.PositiveIntegerField(default=0)),
                ("served", models.PositiveIntegerField(default=0)),
                ("linked", models.PositiveIntegerField(default=0)),
                ("incidents_opened", models.PositiveIntegerField(default=0)),
                ("incidents_closed", models.PositiveIntegerField(default=0)),
                ("complaints_opened", models.PositiveIntegerField(default=0)),
                ("complaints_treated", models.PositiveIntegerField(default=0)),
                ("counted_at", models.DateTimeField()),
                ("on", models.DateField()),
            ],
            options={
                "verbose_name": "jour d’une commune",
                "verbose_name_plural": "jours de communes",
                "indexes": [
                    models.Index(fields=["month", "commune"], name="territory_day_by_month"),
                    models.Index(fields=["on", "commune"], name="territory_day_by_date"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "on"), name="territory_day_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("commune", ""), _negated=True), name="territory_day_is_of_a_commune"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done__lte", models.F("visits")),
                            ("month__lte", models.F("on")),
                            (
                                "women__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("visits"), "-", models.F("men")
                                ),
                            ),
                        ),
                        name="territory_day_counts_its_visits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("linked__lte", models.F("up")),
                            ("served__lte", models.F("up")),
                            ("up__lte", models.F("expected")),
                        ),
                        name="territory_day_counts_its_slots",
                    ),
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0002_centres"),
    ]

    operations = [
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("reopens_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(max_length=200)),
                ("reason_en", models.CharField(blank=True, max_length=200)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="places.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "fermeture exceptionnelle",
                "verbose_name_plural": "fermetures exceptionnelles",
                "ordering": ["centre_id", "starts_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopens_on__isnull", True), ("reopens_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="places_closure_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="places_closure_has_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("reopens_on__isnull", True), ("reopens_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        fields=("centre", "starts_on"),
                        name="places_closure_start_is_unique",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField()),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("demonstration", models.BooleanField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="places.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "plage d’ouverture",
                "verbose_name_plural": "plages d’ouverture",
                "ordering": ["centre_id", "weekday", "opens_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("centre", "weekday", "opens_at"), name="places_hours_start_is_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__range", (1, 7))), name="places_hours_weekday_is_1_to_7"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="places_hours_close_after_they_open",
                    ),
                ],
            },
        ),
    ]

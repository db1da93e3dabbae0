import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reporting", "0001_monthly_reports"),
        ("reporting", "0002_words_leave_the_counter"),
        ("reporting", "0003_editions_are_documents"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=20)),
                ("month", models.DateField()),
                ("difficulties", models.TextField(blank=True, max_length=4000)),
                ("proposals", models.TextField(blank=True, max_length=4000)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(blank=True, max_length=40)),
                ("carried_at", models.DateTimeField(blank=True, null=True)),
                ("figures", models.JSONField(blank=True, default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("transmitted_at", models.DateTimeField(blank=True, null=True)),
                ("transmitted_by", models.CharField(blank=True, max_length=40)),
                ("comment", models.TextField(blank=True, max_length=4000)),
                ("forwarded_at", models.DateTimeField(blank=True, null=True)),
                ("forwarded_by", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "verbose_name": "rapport mensuel",
                "verbose_name_plural": "rapports mensuels",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "month"), name="reporting_report_is_one_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="reporting_report_is_of_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("transmitted_at", None)),
                            models.Q(("transmitted_at__isnull", False), models.Q(("digest", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reporting_report_transmitted_has_a_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("forwarded_at", None), ("transmitted_at__isnull", False), _connector="OR"),
                        name="reporting_report_forwarded_was_transmitted",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="reporting.report"
                    ),
                ),
                ("figure", models.CharField(blank=True, max_length=60)),
                ("value", models.PositiveIntegerField(blank=True, null=True)),
                ("reason", models.TextField(max_length=4000)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "correction d’un rapport",
                "verbose_name_plural": "corrections de rapports",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="reporting_correction_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figure", ""), ("value", None)),
                            models.Q(models.Q(("figure", ""), _negated=True), ("value__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_correction_of_a_figure_has_a_value",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=64, unique=True)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("month", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("values", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "édition d’un rapport",
                "verbose_name_plural": "éditions de rapports",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "month", "number"), name="reporting_edition_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="reporting_edition_begins_at_one"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("indicators", "0001_figures_of_days"),
        ("indicators", "0002_days_say_how_long_the_log_was"),
        ("indicators", "0003_figures_of_places_and_published_cells"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("service", models.CharField(max_length=60)),
                ("measure", models.CharField(max_length=20)),
                ("bucket", models.PositiveIntegerField(default=0)),
                ("commune", models.CharField(blank=True, default="", max_length=20)),
                ("motive", models.CharField(blank=True, default="", max_length=40)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "chiffre",
                "verbose_name_plural": "chiffres",
                "indexes": [models.Index(fields=["service", "day"], name="indicators_figure_by_service")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "service", "measure", "bucket", "commune", "motive"),
                        name="indicators_figure_is_kept_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gt", 0)), name="indicators_figure_counts_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CountedDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField()),
                ("log_size", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "jour compté",
                "verbose_name_plural": "jours comptés",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Cell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("figure", models.CharField(max_length=20)),
                ("service", models.CharField(max_length=60)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("months", models.JSONField()),
                ("kind", models.CharField(max_length=20)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("motive", models.CharField(blank=True, max_length=40)),
                ("count", models.PositiveIntegerField(null=True)),
                ("in_time", models.PositiveIntegerField(null=True)),
                ("lengths", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "case publiée",
                "verbose_name_plural": "cases publiées",
                "indexes": [
                    models.Index(fields=["kind", "first", "last"], name="indicators_cell_by_month"),
                    models.Index(fields=["service", "kind"], name="indicators_cell_by_service"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("figure", "service", "first", "kind", "place", "motive"),
                        name="indicators_cell_is_told_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__isnull", True), ("count__gte", 10), _connector="OR"),
                        name="indicators_cell_is_of_many",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("count__isnull", False),
                            models.Q(("in_time__isnull", True), ("lengths", {})),
                            _connector="OR",
                        ),
                        name="indicators_cell_untold_says_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="indicators_cell_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]

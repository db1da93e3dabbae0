from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Count, F, Max, Q, Sum

SUMMED = (
    "opened", "visits", "women", "men", "done", "visitor_yes", "visitor_no", "staff_yes", "staff_no", "expected", "up",
    "served", "linked", "incidents_opened", "incidents_closed", "complaints_opened", "complaints_treated",
)  # fmt: skip
AT_ONCE = 200


def add_up(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Of the days that an installation has already."""
    day, month = apps.get_model("territory", "CommuneDay"), apps.get_model("territory", "CommuneMonth")
    days = day.objects.order_by("month", "commune").values_list("month", "commune")
    sums = days.annotate(
        last=Max("counted_at"),
        declared=Count("pk", filter=Q(opened__gt=0)),
        measured=Count("pk", filter=Q(expected__gt=0, expected__lte=F("up") + F("up"))),
        **{f"sum_{name}": Sum(name) for name in SUMMED},
    )
    names = ("month", "commune", "counted_at", "days_declared", "days_measured", *SUMMED)
    month.objects.bulk_create((month(**dict(zip(names, each, strict=True))) for each in sums), batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_tables")]
    operations = [
        migrations.CreateModel(
            name="CommuneMonth",
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
                ("days_declared", models.PositiveSmallIntegerField(default=0)),
                ("days_measured", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "mois d’une commune",
                "verbose_name_plural": "mois de communes",
                "constraints": [
                    models.UniqueConstraint(fields=("month", "commune"), name="territory_month_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("commune", ""), _negated=True), name="territory_month_is_of_a_commune"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]

"""A case needs no number of its arrival: each waited for the one before, and the journal has the order."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def number_anew(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Backwards: in the order in which the rows were made."""
    cases = apps.get_model("casework", "Case").objects
    cases.update(arrival=models.F("pk"))
    last = cases.aggregate(last=models.Max("pk"))["last"] or 0
    apps.get_model("casework", "Counter").objects.update_or_create(name="arrival", defaults={"value": last})


def forget_the_counter(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("casework", "Counter").objects.filter(name="arrival").delete()


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_registers_asked")]

    operations = [
        migrations.RemoveConstraint(model_name="case", name="casework_case_arrives_once"),
        migrations.AlterField("case", "arrival", models.PositiveBigIntegerField(null=True)),
        migrations.RunPython(forget_the_counter, number_anew),
        migrations.RemoveField(model_name="case", name="arrival"),
    ]

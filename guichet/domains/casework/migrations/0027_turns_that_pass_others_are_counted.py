from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

JUMPED = "casework.case-jumped"
AT_ONCE = 1000


def note_past_jumps(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The journal told each at the moment when the turn began; who was overtaken without a rule was not noted."""
    entries = apps.get_model("journal", "Entry").objects.filter(kind=JUMPED).order_by("number")
    turns = apps.get_model("casework", "Turn").objects
    for subject, at in entries.values_list("subject", "at").iterator(chunk_size=AT_ONCE):
        turns.filter(case__pseudonym=subject, began_at=at).update(jumped=True)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0026_second_answers_come_from_others"),
        ("journal", "0002_refuse_changes"),
    ]

    operations = [
        migrations.AddField("turn", "jumped", models.BooleanField(default=False)),
        migrations.AddField("turn", "overtook", models.BooleanField(default=False)),
        migrations.RunPython(note_past_jumps, migrations.RunPython.noop),
        migrations.AddIndex(
            "case",
            models.Index(
                condition=models.Q(("settled", "confirmed")), fields=["ready_at"], name="casework_case_paid_by_day"
            ),
        ),
        migrations.AddIndex(
            "turn",
            models.Index(
                condition=models.Q(("jumped", True), ("overtook", True), _connector="OR"),
                fields=["began_at"],
                name="casework_turn_first_by_day",
            ),
        ),
    ]

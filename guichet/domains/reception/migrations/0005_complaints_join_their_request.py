import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reception", "0004_what_is_spoken_is_under_seal"),
    ]

    operations = [
        migrations.AddField(
            model_name="complaint",
            name="proof",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="complaint",
            name="once",
            field=models.CharField(blank=True, default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("once", ""), _negated=True),
                fields=("place", "once"),
                name="reception_complaint_is_sent_once",
            ),
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("attached", "jointe à la demande\xa0: un autre bureau y répond"),
                            (
                                "unproven",
                                "ni jointe ni perdue\xa0: la référence ou le code n’ouvrent aucune demande",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_up",
                        to="reception.complaint",
                        to_field="reference",
                    ),
                ),
            ],
            options={
                "verbose_name": "suite d’une plainte recueillie",
                "verbose_name_plural": "suites de plaintes recueillies",
            },
        ),
    ]

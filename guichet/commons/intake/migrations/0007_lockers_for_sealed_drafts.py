from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0006_drafts_move_with_their_ticket"),
    ]

    operations = [
        migrations.CreateModel(
            name="Locker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("holder", models.CharField(max_length=3)),
                ("turn", models.PositiveIntegerField()),
                ("imprint", models.CharField(blank=True, max_length=64)),
                ("sealed", models.BinaryField()),
                ("files", models.JSONField(default=list)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "consigne d’une demande commencée",
                "verbose_name_plural": "consignes de demandes commencées",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("imprint", ""), _negated=True),
                        fields=("imprint",),
                        name="intake_locker_imprint_opens_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("imprint", ""), _negated=True), ("sealed", b""), _connector="OR"),
                        name="intake_locker_unopenable_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WrongLocators",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("centre", models.CharField(max_length=3, unique=True)),
                ("since", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "demandes sans consigne",
                "verbose_name_plural": "demandes sans consigne",
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0002_further_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="cancelled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="order",
            name="hindrance",
            field=models.CharField(
                blank=True,
                choices=[
                    ("late", "L’ordre est arrivé au centre après son échéance\xa0: rien n’a été fait."),
                    ("in-use", "Quelqu’un se servait de la borne jusqu’à l’échéance\xa0: elle n’a pas été redémarrée."),
                    ("no-kiosk", "La borne n’a pas répondu avant l’échéance\xa0: elle est éteinte ou débranchée."),
                    ("no-screen", "L’écran n’a pas répondu avant l’échéance\xa0: il est éteint ou débranché."),
                    ("no-item", "L’annonce n’est plus approuvée, ou n’est pas au centre\xa0: l’écran n’a pas changé."),
                    ("cancelled", "Le centre l’a appris avant d’obéir\xa0: rien n’a été fait."),
                    (
                        "damaged",
                        "Des enregistrements manquent encore après deux essais\xa0: le disque du centre est à voir.",
                    ),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="order",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "en attente"),
                    ("received", "reçu"),
                    ("done", "fait"),
                    ("expired", "échu"),
                    ("impossible", "pas possible"),
                    ("replaced", "remplacé"),
                    ("cancelled", "annulé"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True), ("cancelled_at__isnull", False), _connector="OR"
                ),
                name="supervision_order_is_cancelled_at_a_moment",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_what_applicants_are_told")]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="casework_case_ready_has_its_promise_and_place",
        ),
        migrations.AddField(
            model_name="case",
            name="withdrawn",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="line",
            name="about",
            field=models.CharField(
                choices=[
                    ("piece", "pièce demandée"),
                    ("reply", "réponse"),
                    ("reasons", "motifs"),
                    ("complaint", "réclamation"),
                    ("answer", "réponse à la réclamation"),
                    ("withdrawal", "retrait"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="turn",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("finished", "étape terminée"),
                    ("paused", "pièce demandée"),
                    ("withdrawn", "demande retirée par son auteur"),
                    ("given-back", "rendu"),
                    ("taken-back", "repris\xa0: gardé trop longtemps"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("promised_at__isnull", True),
                        ("ready_at__isnull", True),
                        ("sequence__isnull", True),
                        ("state", "arrived"),
                    ),
                    models.Q(
                        ("promised_at__isnull", True),
                        ("ready_at__isnull", True),
                        ("sequence__isnull", True),
                        ("withdrawn", True),
                    ),
                    models.Q(
                        models.Q(("state", "arrived"), _negated=True),
                        ("obstacle", ""),
                        ("promised_at__isnull", False),
                        ("ready_at__isnull", False),
                        ("sequence__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="casework_case_ready_has_its_promise_and_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn", False), ("state", "closed"), _connector="OR"),
                name="casework_case_withdrawn_is_closed",
            ),
        ),
    ]

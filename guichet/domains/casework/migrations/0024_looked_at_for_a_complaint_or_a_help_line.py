from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0023_complaints_have_their_own_clock"),
    ]

    operations = [
        migrations.AlterField(
            model_name="look",
            name="reason",
            field=models.CharField(
                choices=[
                    ("arrival", "contrôle automatique à l’arrivée"),
                    ("step", "traitement du dossier"),
                    ("telling", "pour vous prévenir, sans ouvrir vos réponses"),
                    ("register", "recherche dans un registre de l’État"),
                    ("document", "pour imprimer votre document"),
                    ("correction", "pour corriger votre document"),
                    ("complaint", "pour répondre à votre réclamation, sans ouvrir vos réponses"),
                    ("help-line", "pour répondre à une question, sans voir votre nom ni vos réponses"),
                ],
                max_length=12,
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_citizens_claim_requests")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("citizen", ""), _negated=True),
                fields=["citizen", "-submitted_at"],
                name="casework_case_by_citizen",
            ),
        ),
    ]

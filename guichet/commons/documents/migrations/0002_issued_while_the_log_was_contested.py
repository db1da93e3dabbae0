from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="contested_since",
            field=models.DateTimeField(null=True, blank=True),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(contested_since=None) | models.Q(contested_since__lte=models.F("dated_at")),
                name="documents_document_contested_before_its_day",
            ),
        ),
    ]

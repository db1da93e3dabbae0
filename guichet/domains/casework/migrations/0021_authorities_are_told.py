from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0020_pauses_have_an_end")]
    operations = [
        migrations.AddField("case", "authority_told_at", models.DateTimeField(blank=True, null=True)),
    ]

from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("casework", "0021_authorities_are_told")]
    operations = [
        migrations.CreateModel(
            name="RuleBook",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("rules", models.JSONField()),
                ("published_at", models.DateTimeField()),
            ],
            options={"verbose_name": "règles communes", "verbose_name_plural": "règles communes"},
        ),
        AppendOnly("casework_rulebook"),
    ]

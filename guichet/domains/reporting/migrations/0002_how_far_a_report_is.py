from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="in_synthesis_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="received_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=20)),
                ("month", models.DateField()),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("transmitted_at", models.DateTimeField(blank=True, null=True)),
                ("forwarded_at", models.DateTimeField(blank=True, null=True)),
                ("in_synthesis_at", models.DateTimeField(blank=True, null=True)),
                ("comment", models.TextField(blank=True, max_length=4000)),
            ],
            options={
                "verbose_name": "avancement d’un rapport",
                "verbose_name_plural": "avancement des rapports",
                "constraints": [
                    models.UniqueConstraint(fields=("place", "month"), name="reporting_stage_is_one_a_month")
                ],
            },
        ),
    ]

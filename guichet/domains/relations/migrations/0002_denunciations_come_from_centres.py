from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0001_what_is_denounced_without_a_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("reported_on", models.DateField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "verbose_name": "dénonciation en chemin",
                "verbose_name_plural": "dénonciations en chemin",
            },
        ),
    ]

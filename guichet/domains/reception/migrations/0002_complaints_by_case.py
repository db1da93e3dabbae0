from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_tables")]

    operations = [
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["case"], name="reception_complaint_of_case"),
        ),
    ]

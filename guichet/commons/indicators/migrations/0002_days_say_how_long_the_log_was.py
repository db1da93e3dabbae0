from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_figures_of_days")]
    operations = [migrations.AddField("countedday", "log_size", models.PositiveBigIntegerField(default=0))]

import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [("network", "0002_what_stands_in_a_site")]

    initial = True

    dependencies = [
        ("network", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stock", to="network.site"
                    ),
                ),
                (
                    "supply",
                    models.CharField(
                        choices=[
                            ("receipt-roll", "rouleaux de papier"),
                            ("a4-paper", "ramettes de papier A4"),
                            ("toner", "cartouches d’encre"),
                            ("cleaning", "produits d’entretien des écrans"),
                        ],
                        max_length=16,
                    ),
                ),
                ("level", models.PositiveIntegerField(default=0)),
                ("threshold", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "stock",
                "verbose_name_plural": "stocks",
                "constraints": [models.UniqueConstraint(fields=("site", "supply"), name="network_stock_is_one_a_site")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="StockMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="network.stock"
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        choices=[("received", "reçu"), ("used", "utilisé"), ("counted", "compté")], max_length=10
                    ),
                ),
                ("quantity", models.PositiveIntegerField()),
                ("level", models.PositiveIntegerField()),
                ("once", models.CharField(max_length=32, unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "mouvement de stock",
                "verbose_name_plural": "mouvements de stock",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("move", "counted"), ("quantity__gte", 1), _connector="OR"),
                        name="network_stock_move_moves_something",
                    )
                ],
                "indexes": [],
            },
        ),
        AppendOnly(
            table="network_equipmentchange",
        ),
        AppendOnly(
            table="network_sitefact",
        ),
        AppendOnly(
            table="network_stockmove",
        ),
        AppendOnly(
            table="network_subscription",
        ),
        AppendOnly(
            table="network_training",
        ),
    ]

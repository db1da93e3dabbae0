import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0001_sites"),
    ]

    operations = [
        migrations.CreateModel(
            name="Equipment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kiosk", "borne tactile"),
                            ("screen", "écran d’information"),
                            ("sign", "enseigne lumineuse"),
                            ("wifi", "Wi-Fi à longue portée"),
                            ("panel", "panneau solaire"),
                            ("battery", "batterie"),
                            ("printer", "imprimante"),
                            ("scanner", "numériseur"),
                            ("computer", "ordinateur"),
                        ],
                        max_length=10,
                    ),
                ),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("installed_on", models.DateField()),
                ("warranty_last_on", models.DateField(blank=True, null=True)),
                ("life", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in-service", "en service"),
                            ("broken", "en panne"),
                            ("in-repair", "en réparation"),
                            ("retired", "retiré"),
                        ],
                        default="in-service",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "équipement",
                "verbose_name_plural": "équipements",
            },
        ),
        migrations.CreateModel(
            name="EquipmentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in-service", "en service"),
                            ("broken", "en panne"),
                            ("in-repair", "en réparation"),
                            ("retired", "retiré"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="network.equipment"
                    ),
                ),
            ],
            options={
                "verbose_name": "changement d’un équipement",
                "verbose_name_plural": "changements d’équipements",
            },
        ),
        migrations.AddField(
            model_name="equipment",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="equipment", to="network.site"
            ),
        ),
        migrations.CreateModel(
            name="Stock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stock", to="network.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "stock",
                "verbose_name_plural": "stocks",
            },
        ),
        migrations.CreateModel(
            name="StockMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="network.stock"
                    ),
                ),
            ],
            options={
                "verbose_name": "mouvement de stock",
                "verbose_name_plural": "mouvements de stock",
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("last_on", models.DateField()),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("price", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "equipment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="network.equipment",
                    ),
                ),
            ],
            options={
                "verbose_name": "abonnement",
                "verbose_name_plural": "abonnements",
            },
        ),
        migrations.CreateModel(
            name="Supplier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("contact", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "fournisseur",
                "verbose_name_plural": "fournisseurs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="network_supplier_has_a_name"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="equipment",
            name="supplier",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="network.supplier",
            ),
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(blank=True, max_length=20)),
                ("starts_on", models.DateField()),
                ("last_on", models.DateField()),
                ("covers", models.CharField(max_length=300)),
                ("response", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=300)),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="network.supplier"
                    ),
                ),
            ],
            options={
                "verbose_name": "contrat de maintenance",
                "verbose_name_plural": "contrats de maintenance",
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("staff", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=40)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trainings", to="network.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "formation d’un point focal",
                "verbose_name_plural": "formations de points focaux",
            },
        ),
        migrations.CreateModel(
            name="MaintenanceVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("planned_on", models.DateField()),
                ("about", models.CharField(max_length=300)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("found", models.CharField(blank=True, max_length=300)),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="network.contract",
                    ),
                ),
                (
                    "equipment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="network.equipment",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="network.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "visite de maintenance",
                "verbose_name_plural": "visites de maintenance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("found", "")),
                            models.Q(("done_on__isnull", False), models.Q(("found", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="network_visit_done_says_what_was_found",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="stock",
            constraint=models.UniqueConstraint(fields=("site", "supply"), name="network_stock_is_one_a_site"),
        ),
        migrations.AddConstraint(
            model_name="stockmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("move", "counted"), ("quantity__gte", 1), _connector="OR"),
                name="network_stock_move_moves_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("starts_on"))),
                name="network_subscription_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="equipment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("serial", ""), _negated=True),
                fields=("kind", "serial"),
                name="network_equipment_serial_is_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="equipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("warranty_last_on", None), ("warranty_last_on__gte", models.F("installed_on")), _connector="OR"
                ),
                name="network_equipment_warranty_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("starts_on"))),
                name="network_contract_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="network_contract_has_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(fields=("staff", "title", "on"), name="network_training_is_noted_once"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="network_training_has_a_source"
            ),
        ),
        AppendOnly("network_equipmentchange"),
        AppendOnly("network_subscription"),
        AppendOnly("network_stockmove"),
        AppendOnly("network_training"),
    ]

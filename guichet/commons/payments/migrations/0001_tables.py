import django.db.models.deletion
from django.db import migrations, models

from guichet.foundation.lib.append_only import AppendOnly


class Migration(migrations.Migration):
    replaces = [("payments", "0001_ledger"), ("payments", "0002_refuse_changes")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=24, unique=True, verbose_name="référence")),
                ("about", models.CharField(max_length=80, verbose_name="au sujet de")),
                ("purpose", models.CharField(max_length=60)),
                ("purpose_fr", models.CharField(max_length=200, verbose_name="objet")),
                ("purpose_en", models.CharField(max_length=200)),
                ("amount", models.PositiveIntegerField(verbose_name="montant")),
                ("requested_at", models.DateTimeField(verbose_name="demandé le")),
            ],
            options={
                "verbose_name": "paiement",
                "verbose_name_plural": "paiements",
                "constraints": [
                    models.UniqueConstraint(fields=("about", "purpose"), name="payments_payment_once_a_purpose"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payments_payment_of_something"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "payment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="settlement", to="payments.payment"
                    ),
                ),
                ("way", models.CharField(choices=[("confirmed", "payé"), ("waived", "dispensé")], max_length=9)),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("provider_reference", models.CharField(blank=True, max_length=64)),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="motif")),
                ("settled_at", models.DateTimeField(verbose_name="réglé le")),
            ],
            options={
                "verbose_name": "règlement",
                "verbose_name_plural": "règlements",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("way", "confirmed")),
                        fields=("provider", "provider_reference"),
                        name="payments_settlement_reference_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("way", "confirmed"),
                                models.Q(("provider", ""), _negated=True),
                                models.Q(("provider_reference", ""), _negated=True),
                            ),
                            models.Q(("way", "waived"), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="payments_settlement_says_how",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Start",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="starts", to="payments.payment"
                    ),
                ),
                ("provider", models.CharField(max_length=40)),
                ("started_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "début de paiement",
                "verbose_name_plural": "débuts de paiement",
                "constraints": [
                    models.UniqueConstraint(fields=("payment", "provider"), name="payments_start_once_a_provider")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="payments.payment"
                    ),
                ),
                ("provider", models.CharField(max_length=40)),
                ("provider_reference", models.CharField(max_length=64)),
                ("amount", models.PositiveIntegerField(verbose_name="montant")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("paid-twice", "payé deux fois"),
                            ("wrong-amount", "montant différent de celui demandé"),
                            ("waived", "payé après une dispense"),
                            ("decided", "remboursement décidé"),
                        ],
                        max_length=12,
                        verbose_name="motif",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                ("owed_at", models.DateTimeField(verbose_name="dû depuis")),
                ("made_at", models.DateTimeField(null=True, verbose_name="fait le")),
                ("refund_reference", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "remboursement",
                "verbose_name_plural": "remboursements",
                "constraints": [
                    models.UniqueConstraint(fields=("provider", "provider_reference"), name="payments_refund_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payments_refund_of_something"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SeenNotice",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("provider", models.CharField(max_length=40)),
                ("nonce", models.CharField(max_length=64)),
                ("seen_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "avis de paiement reçu",
                "verbose_name_plural": "avis de paiement reçus",
                "constraints": [models.UniqueConstraint(fields=("provider", "nonce"), name="payments_notice_once")],
                "indexes": [],
            },
        ),
        AppendOnly(
            table="payments_payment",
        ),
        AppendOnly(
            table="payments_settlement",
        ),
    ]

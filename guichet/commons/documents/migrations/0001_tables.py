import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_documents_and_seals"),
        ("documents", "0002_the_signed_list_of_keys"),
        ("documents", "0003_documents_end_and_are_never_edited"),
        ("documents", "0004_one_proposes_and_another_confirms"),
        ("documents", "0005_the_signed_lists_of_revocations"),
        ("documents", "0006_handed_over_at_centres"),
        ("documents", "0007_a_correction_that_cannot_be_made_is_abandoned"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=32, unique=True)),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("origin", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=80)),
                (
                    "former",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="documents.document",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=80)),
                ("service", models.CharField(max_length=60)),
                ("outcome", models.CharField(max_length=80)),
                ("template", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("authority", models.CharField(max_length=80)),
                ("validity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("validity_unit", models.CharField(blank=True, max_length=6)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "à délivrer"),
                            ("dated", "en cours de délivrance"),
                            ("issued", "délivré"),
                            ("revoked", "révoqué"),
                            ("corrected", "corrigé"),
                            ("abandoned", "abandonné"),
                        ],
                        default="due",
                        max_length=9,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("dated_at", models.DateTimeField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("status_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("status_index", models.PositiveIntegerField(blank=True, null=True)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("error", "Délivré par erreur, ou à une autre personne"),
                            ("fraud", "Obtenu par fraude, ou sur une pièce fausse"),
                            ("annulled", "La décision a été retirée ou annulée"),
                            ("lapsed", "Les conditions ne sont plus remplies"),
                            ("mistyped", "Faute de saisie dans le document"),
                            ("register", "Le registre de l’État a été rectifié"),
                            ("civil", "L’état civil de la personne a changé"),
                        ],
                        max_length=10,
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("seal_key", models.CharField(blank=True, max_length=64)),
                ("code_key", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "indexes": [
                    models.Index(fields=["owner", "-issued_at"], name="documents_by_owner"),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["status_year", "status_index"],
                        name="documents_ended_by_place",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("former", None)),
                        fields=("origin", "about"),
                        name="documents_document_once_a_decision",
                    ),
                    models.UniqueConstraint(
                        fields=("status_year", "status_index"), name="documents_document_has_its_own_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dated_at__isnull", True), ("state", "due"), ("status_index__isnull", True)),
                            models.Q(
                                models.Q(("state", "due"), _negated=True),
                                ("dated_at__isnull", False),
                                ("status_index__isnull", False),
                                ("status_year__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="documents_document_dated_has_its_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("state__in", ("issued", "revoked", "corrected")),
                                models.Q(("digest", ""), _negated=True),
                                models.Q(("seal_key", ""), _negated=True),
                                models.Q(("code_key", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ("issued", "revoked", "corrected")), _negated=True),
                                ("digest", ""),
                                ("issued_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="documents_document_issued_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ("revoked", "corrected")),
                                models.Q(("ended_for", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ("revoked", "corrected")), _negated=True),
                                ("ended_at", None),
                                ("ended_for", ""),
                            ),
                            _connector="OR",
                        ),
                        name="documents_document_ended_says_when_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="documents.document"
                    ),
                ),
                (
                    "ending",
                    models.CharField(
                        choices=[("revocation", "révocation"), ("correction", "correction")], max_length=10
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("error", "Délivré par erreur, ou à une autre personne"),
                            ("fraud", "Obtenu par fraude, ou sur une pièce fausse"),
                            ("annulled", "La décision a été retirée ou annulée"),
                            ("lapsed", "Les conditions ne sont plus remplies"),
                            ("mistyped", "Faute de saisie dans le document"),
                            ("register", "Le registre de l’État a été rectifié"),
                            ("civil", "L’état civil de la personne a changé"),
                        ],
                        max_length=10,
                    ),
                ),
                ("values", models.BinaryField(default=b"")),
                ("proposed_by", models.CharField(max_length=80)),
                ("proposed_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "confirmée"),
                            ("refused", "refusée"),
                            ("withdrawn", "retirée"),
                            ("abandoned", "abandonnée"),
                        ],
                        max_length=9,
                    ),
                ),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "proposition",
                "verbose_name_plural": "propositions",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("document",),
                        name="documents_proposal_one_open_a_document",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "confirmed")),
                        fields=("document",),
                        name="documents_proposal_one_end_a_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", "")),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="documents_proposal_answered_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", "confirmed"), ("answered_by", models.F("proposed_by")), _negated=True
                        ),
                        name="documents_proposal_confirmed_by_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("given", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "série",
                "verbose_name_plural": "séries",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("authority", models.CharField(max_length=80)),
                ("chain", models.BinaryField()),
                ("installed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "certificat",
                "verbose_name_plural": "certificats",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="KeyList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("content", models.TextField()),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "liste des clés",
                "verbose_name_plural": "listes des clés",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StatusList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("reach", models.PositiveIntegerField()),
                ("revoked", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "liste des documents révoqués",
                "verbose_name_plural": "listes des documents révoqués",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Handing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handing", to="documents.document"
                    ),
                ),
                ("place", models.CharField(max_length=40)),
                ("blob", models.CharField(max_length=64)),
                ("told_at", models.DateTimeField()),
                ("handed_over_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "remise dans un centre",
                "verbose_name_plural": "remises dans un centre",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ToHandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(max_length=20, unique=True)),
                ("request", models.CharField(max_length=20)),
                ("service", models.CharField(max_length=60)),
                ("blob", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("barred_until", models.DateTimeField(blank=True, null=True)),
                ("handed_over_at", models.DateTimeField(blank=True, null=True)),
                ("shown", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "document à remettre",
                "verbose_name_plural": "documents à remettre",
                "indexes": [models.Index(fields=["request"], name="documents_to_hand_over_by_case")],
                "constraints": [],
            },
        ),
    ]

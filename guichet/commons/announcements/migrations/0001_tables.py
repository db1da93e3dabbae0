from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("announcements", "0001_what_screens_show_and_how_often"), ("announcements", "0002_videos")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("authority", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announcement", "annonce"),
                            ("reform", "réforme en cours"),
                            ("service", "fiche d’un service"),
                            ("picture", "image"),
                            ("video", "vidéo"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=90)),
                ("text", models.CharField(blank=True, max_length=400)),
                ("second_language", models.CharField(blank=True, max_length=3)),
                ("second_title", models.CharField(blank=True, max_length=90)),
                ("second_text", models.CharField(blank=True, max_length=400)),
                ("service", models.CharField(blank=True, max_length=60)),
                ("picture", models.CharField(blank=True, max_length=64)),
                ("video", models.CharField(blank=True, max_length=64)),
                ("seconds", models.PositiveSmallIntegerField(default=0)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("national", "tous les centres"),
                            ("department", "les centres d’un département"),
                            ("centre", "un seul centre"),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=5)),
                ("starts_on", models.DateField()),
                ("ends_until", models.DateField()),
                ("weekdays", models.CharField(default="1234567", max_length=7)),
                ("opens_at", models.TimeField(blank=True, null=True)),
                ("closes_at", models.TimeField(blank=True, null=True)),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "urgente\xa0: seule à l’écran"),
                            (2, "importante\xa0: revient deux fois plus souvent"),
                            (3, "ordinaire"),
                        ],
                        default=3,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "à approuver"),
                            ("approved", "approuvée"),
                            ("refused", "refusée"),
                            ("withdrawn", "retirée"),
                        ],
                        default="proposed",
                        max_length=9,
                    ),
                ),
                ("written_by", models.CharField(blank=True, max_length=80)),
                ("written_at", models.DateTimeField()),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "annonce",
                "verbose_name_plural": "annonces",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_until__gt", models.F("starts_on"))),
                        name="announcements_item_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes_at", None), ("opens_at", None)),
                            ("closes_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="announcements_item_hours_are_a_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "national"), ("place", "")),
                            models.Q(
                                models.Q(("audience", "national"), _negated=True),
                                models.Q(("place", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="announcements_item_says_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "service"), ("service", ""), _connector="XOR"),
                        name="announcements_item_card_names_its_service",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["picture", "video"]), ("picture", ""), _connector="XOR"),
                        name="announcements_item_picture_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "video"), ("seconds__gt", 0), models.Q(("video", ""), _negated=True)),
                            models.Q(models.Q(("kind", "video"), _negated=True), ("seconds", 0), ("video", "")),
                            _connector="OR",
                        ),
                        name="announcements_item_video_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", ""), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="announcements_item_answered_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", models.F("written_by")), ("state", "approved"), _negated=True
                        ),
                        name="announcements_item_approved_by_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("service", models.CharField(max_length=60, unique=True)),
                ("hours", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "délai mesuré",
                "verbose_name_plural": "délais mesurés",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=32)),
                ("place", models.CharField(max_length=3)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField()),
                ("noted_at", models.DateTimeField()),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "passage à l’écran",
                "verbose_name_plural": "passages à l’écran",
                "indexes": [
                    models.Index(
                        condition=models.Q(("reported_at", None)), fields=["day"], name="announcements_showing_untold"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "place", "day"), name="announcements_showing_once_a_day")
                ],
            },
        ),
    ]

"""Lines lie together as they are published, and what finds them again is one number a line."""

import json
from collections.abc import Iterator
from zlib import crc32

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from guichet.foundation.lib.append_only import AppendOnly

BUNDLE, LENGTH = 256, 2
SUBJECT_BITS, LINE_BITS = 27, 16


def carry(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Every line under the index that it had: a bundle of them at a time."""
    line, stretch, mention = (apps.get_model("public_log", name) for name in ("Line", "Stretch", "Mention"))
    size = line.objects.count()
    for first in range(0, size, BUNDLE):
        lines = line.objects.filter(index__gte=first, index__lt=first + BUNDLE).order_by("index")
        found = [
            (index, subject, bytes(content))
            for index, subject, content in lines.values_list("index", "subject", "content")
        ]
        packed = b"".join(len(content).to_bytes(LENGTH) + content for _index, _subject, content in found)
        stretch.objects.create(first=first, content=packed)
        mention.objects.bulk_create(mention(number=number(subject, index)) for index, subject, _content in found)


def carry_back(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """The numbers of their events are not known any more: each gets one that no event has."""
    line, stretch = (apps.get_model("public_log", name) for name in ("Line", "Stretch"))
    for first, packed in stretch.objects.order_by("first").values_list("first", "content").iterator(chunk_size=100):
        line.objects.bulk_create(
            line(index=index, entry=-(index + 1), subject=subject_of(content), content=content)
            for index, content in enumerate(unpacked(bytes(packed)), start=first)
        )


def unpacked(packed: bytes) -> Iterator[bytes]:
    while packed:
        end = LENGTH + int.from_bytes(packed[:LENGTH])
        yield packed[LENGTH:end]
        packed = packed[end:]


def subject_of(content: bytes) -> str:
    told = json.loads(content)
    return str(told.get("case", told.get("object", "")))


def number(subject: str, index: int) -> int:
    short = crc32(subject.encode()) >> (32 - SUBJECT_BITS)
    return (((index >> LINE_BITS) << SUBJECT_BITS) | short) << LINE_BITS | index % (1 << LINE_BITS)


class Migration(migrations.Migration):
    dependencies = [("public_log", "0002_refuse_changes")]
    operations = [
        migrations.CreateModel(
            name="Stretch",
            fields=[
                ("first", models.BigIntegerField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
            options={
                "verbose_name": "suite de lignes du journal public",
                "verbose_name_plural": "suites de lignes du journal public",
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[("number", models.BigIntegerField(primary_key=True, serialize=False))],
            options={
                "verbose_name": "mention dans le journal public",
                "verbose_name_plural": "mentions dans le journal public",
            },
        ),
        migrations.RunPython(carry, carry_back),
        AppendOnly("public_log_stretch"),
        AppendOnly("public_log_mention"),
        migrations.RunPython(AppendOnly("public_log_line").allow, AppendOnly("public_log_line").forbid),
        migrations.DeleteModel("Line"),
    ]

"""What focal points were taught."""

from guichet.domains.network.drafts import Lesson
from guichet.domains.network.events import TrainingNoted
from guichet.domains.network.models import Site, Training
from guichet.domains.network.refusals import AlreadyTaught, FromTheFuture, NoSite, NoSource, NotAFocalPoint
from guichet.foundation.identity import centres
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN


@operation
def note_training(*, site: str, lesson: Lesson, act: Act) -> Training:
    """Raises NoSite, NotAFocalPoint, FromTheFuture, NoSource, AlreadyTaught."""
    place = Site.objects.filter(reference=site).first()
    if place is None:
        raise NoSite
    helpers = centres.staff_at(PlaceId(site), kind=RoleKind.FOCAL_POINT, at=act.at)
    if lesson.staff not in {each.reference for each in helpers}:
        raise NotAFocalPoint
    if lesson.on > act.at.astimezone(BENIN).date():
        raise FromTheFuture
    if not lesson.source.strip():
        raise NoSource
    facts = {"staff": lesson.staff, "title": lesson.title, "on": lesson.on}
    if Training.objects.filter(**facts).exists():
        raise AlreadyTaught
    row = Training.objects.create(
        site=place, source=lesson.source, noted_at=act.at, noted_by=act.actor.reference, **facts
    )
    journal.record(happened=TrainingNoted(site, lesson.on), act=act)
    return row

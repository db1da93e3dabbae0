"""Numbers to call in the demonstration: none of them is anybody's, and all say so by their first digits."""

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Number
from guichet.domains.supervision.vocabulary import Office
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.places import queries as places


def furnish(act: Act) -> None:
    """Once: where a number is known already, nothing is added. As the invented people have theirs: 01 90 00."""
    if Number.objects.exists():
        return
    ministry = Viewer(ActorKind.STAFF, act.actor.reference, (HeldRole(RoleKind.ADMINISTRATOR),))
    departments = [department.name for department in places.departments()]
    for number, centre in enumerate(places.centres(), 1):
        directorate = f"01 90 00 02 {departments.index(centre.department):02}"
        phones = {Office.FOCAL_POINT: f"01 90 00 01 {number:02}", Office.DIRECTORATE: directorate}
        supervision.note_numbers(centre=centre.code, phones=phones, staff=ministry, act=act)

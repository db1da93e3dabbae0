"""`python -m tests.browser.nodes` on the site under test: supervisors administer too, and two centres have a node."""

import django


def main() -> None:
    from django.utils import timezone  # noqa: PLC0415 after django.setup

    from guichet.commons.sync import operations as sync  # noqa: PLC0415
    from guichet.commons.sync import records  # noqa: PLC0415
    from guichet.commons.sync.models import Node, Quarantined  # noqa: PLC0415
    from guichet.commons.sync.operations.nodes import Greeting  # noqa: PLC0415
    from guichet.commons.sync.vocabulary import Lane  # noqa: PLC0415
    from guichet.foundation.identity.models import Role, StaffMember  # noqa: PLC0415
    from guichet.foundation.identity.vocabulary import RoleKind  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415
    from guichet.foundation.lib.operation import building  # noqa: PLC0415
    from tests.factories.identity import give  # noqa: PLC0415

    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="test")
    for staff in StaffMember.objects.filter(pk__in=Role.objects.filter(kind=RoleKind.SUPERVISOR).values("staff")):
        give(staff, RoleKind.ADMINISTRATOR, authority="", unit="")
    for centre in ("ADJ", "ABO"):
        code = sync.invite(centre=centre, act=act)
        sync.ask(centre=centre, code=code, key=bytes(32).hex(), act=act)
    sync.approve(centre="ABO", act=act)
    sync.greet(greeting=Greeting("ABO", "ab" * 16, 0, records.START.hex(), 640.0, "1", 12, 3), act=act)
    with building():
        Quarantined.objects.create(
            node=Node.objects.get(centre="ABO"),
            epoch="ab" * 16,
            lane=Lane.RECORDS,
            number=1_204,
            kind="intake.request",
            content=b"",
            fault="Nature d’envoi que ce nœud ne connaît pas encore.",
            at=act.at,
        )


if __name__ == "__main__":
    django.setup()
    main()

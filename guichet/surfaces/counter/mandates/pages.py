"""What the pages of mandates show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.foundation.identity.mandates import MandateFacts, MandatePeople
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.places import queries as places
from guichet.surfaces.counter.framing import framed, here
from guichet.surfaces.counter.mandates import choosing, forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, SummaryRow


@dataclass(frozen=True, slots=True)
class MandatesPage:
    frame: Frame
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GrantPage:
    """`spoken` is what is read aloud to the person before they agree."""

    frame: Frame
    form: forms.Grant
    asks_for_code: bool
    spoken: str
    submit: str


@dataclass(frozen=True, slots=True)
class MandatePage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    begin: str
    revoke: str


def unknown() -> str:
    return _("Ce mandat n’est pas connu ici, ou a été donné à une autre personne.")


def everything(request: HttpRequest, held: Sequence[MandateFacts]) -> MandatesPage:
    return MandatesPage(framed(request, _("Mandats")), tuple(_link(each) for each in held))


def grant(request: HttpRequest, form: forms.Grant, name: str) -> GrantPage:
    centre = places.name_of_centre(here()) or here()
    spoken = _(
        "« J’autorise %(name)s, point focal du centre %(centre)s, à agir pour moi, pour ce service, jusqu’à ce jour. "
        "Je peux retirer cet accord ici à tout moment. On m’en donne une copie. »"
    ) % {"name": name, "centre": centre}
    asks = form.asks_for_code()
    return GrantPage(
        frame=framed(request, _("Ouvrir un mandat")),
        form=form,
        asks_for_code=asks,
        spoken=spoken,
        submit=_("Ouvrir le mandat"),
    )


def show(
    request: HttpRequest, facts: MandateFacts, people: MandatePeople | None, name: str, at: datetime
) -> MandatePage:
    in_force = facts.revoked_at is None and facts.expires_at > at
    begins = in_force and facts.service and MandateScope.FILL in facts.scopes
    return MandatePage(
        frame=framed(request, _("Mandat %(reference)s") % {"reference": facts.reference}),
        rows=tuple(row for row in _rows(facts, people, name) if row.value),
        begin=reverse("counter:mandates:begin", args=[facts.reference]) if begins else "",
        revoke=reverse("counter:mandates:revoke", args=[facts.reference]) if in_force else "",
    )


def _link(facts: MandateFacts) -> Link:
    hint = _("jusqu’au %(day)s") % {"day": wording.moment(facts.expires_at)}
    text = f"{choosing.service_of(facts)}, {facts.reference}"
    return Link(text, reverse("counter:mandates:show", args=[facts.reference]), hint=hint)


def _rows(facts: MandateFacts, people: MandatePeople | None, name: str) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Donné par"), people.person if people else ""),
        SummaryRow(_("Donné à"), name),
        SummaryRow(_("Pour"), choosing.service_of(facts)),
        SummaryRow(_("Permet de"), ", ".join(str(scope.label) for scope in facts.scopes)),
        SummaryRow(_("Jusqu’au"), wording.moment(facts.expires_at)),
        SummaryRow(_("Accord"), str(facts.consent.label)),
        SummaryRow(_("Témoin"), people.witness if people else ""),
        SummaryRow(_("Retiré le"), wording.moment(facts.revoked_at) if facts.revoked_at else ""),
    )

"""What stands in a site, what it has left, what its people were taught: noted by whoever keeps it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guichet.domains.network import operations as network
from guichet.domains.network import policies, queries
from guichet.domains.network.queries import EquipmentFacts, SiteFacts
from guichet.domains.network.refusals import NoSite
from guichet.domains.network.vocabulary import EquipmentState, Supply
from guichet.foundation.identity import centres
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.backoffice.network import forms
from guichet.surfaces.backoffice.network.writing import Words, allowed, answer

COUNTING = (*policies.KEEPING, RoleKind.FOCAL_POINT)


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def install(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    return answer(
        request,
        found,
        forms.Install(request.POST or None),
        lambda form, act: network.install(site=site, new=form.new(), act=act),
        Words(_("Installer un équipement"), _("Mettre en service")),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def change(request: HttpRequest, site: str, equipment: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    held = _held(found, equipment)
    return answer(
        request,
        found,
        forms.ChangeEquipment(request.POST or None, initial={"state": held.state.value}),
        lambda form, act: network.change_equipment(
            site=site,
            equipment=equipment,
            state=EquipmentState(form.cleaned_data["state"]),
            note=form.cleaned_data["note"],
            act=act,
        ),
        Words(_named(_("Changer l’état : %(what)s"), held), _("Noter cet état")),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def subscribe(request: HttpRequest, site: str, equipment: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    held = _held(found, equipment)
    return answer(
        request,
        found,
        forms.Subscribe(request.POST or None),
        lambda form, act: network.subscribe(site=site, equipment=equipment, new=form.new(), act=act),
        Words(_named(_("Noter un abonnement : %(what)s"), held), _("Noter l’abonnement")),
    )


@staff_only(role=COUNTING)
@unseen(NoSite)
def move(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, policies.may_count)
    return answer(
        request,
        found,
        forms.MoveStock(request.POST or None),
        lambda form, act: network.move_stock(site=site, new=form.new(), act=act),
        Words(_("Noter un mouvement de stock"), _("Noter")),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def threshold(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    return answer(
        request,
        found,
        forms.SetThreshold(request.POST or None),
        lambda form, act: network.set_threshold(
            site=site,
            supply=Supply(form.cleaned_data["supply"]),
            threshold=form.cleaned_data["threshold"],
            act=act,
        ),
        Words(_("Fixer un seuil d’alerte"), _("Fixer ce seuil")),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def train(request: HttpRequest, site: str) -> HttpResponse:
    found, at = allowed(request, site, policies.may_keep), act_of(request, Surface.BACKOFFICE).at
    helpers = centres.staff_at(PlaceId(site), kind=RoleKind.FOCAL_POINT, at=at)
    return answer(
        request,
        found,
        forms.NoteTraining(helpers, request.POST or None),
        lambda form, act: network.note_training(site=site, lesson=form.lesson(), act=act),
        Words(_("Noter une formation"), _("Noter la formation")),
    )


def _held(site: SiteFacts, reference: str) -> EquipmentFacts:
    """Raises NoSite for equipment of another site, or none."""
    for each in queries.equipment(site):
        if each.reference == reference:
            return each
    raise NoSite


def _named(sentence: str, held: EquipmentFacts) -> str:
    return sentence % {"what": f"{held.kind.label} {held.serial}".strip()}

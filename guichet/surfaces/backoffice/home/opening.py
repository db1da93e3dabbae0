"""What a desk opens, by topic: each role has its own, and nobody is offered what would be refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.announcements import policies as announcements
from guichet.commons.availability import policies as availability
from guichet.commons.documents import policies as documents
from guichet.commons.listening import policies as listening
from guichet.commons.sync import policies as sync
from guichet.domains.circulars import around
from guichet.domains.circulars.vocabulary import OPENING
from guichet.domains.network import policies as network
from guichet.domains.relations import appointing
from guichet.domains.relations import policies as relations
from guichet.domains.relations.desk import Waiting
from guichet.domains.reporting import policies as reporting
from guichet.domains.supervision import queries as supervision
from guichet.domains.supervision.queries import CountedIncidents
from guichet.foundation.identity import policies
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice.home import waits
from guichet.surfaces.ui.parts import Link

Offered = Iterable[tuple[bool, Link]]


@dataclass(frozen=True, slots=True)
class Known:
    """How much waits for the viewer: circulars to read, instructions to answer, centres that nobody called today,
    incidents, announcements to approve, messages to answer.
    """

    unread: int
    duties: int
    to_call: int
    incidents: CountedIncidents
    announcements: int
    messages: Waiting


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    links: tuple[Link, ...]


def topics(viewer: Viewer, known: Known) -> tuple[Topic, ...]:
    offered = (
        (_("Circulaires et instructions"), _told(viewer, known)),
        (_("Le réseau des centres"), _of_network(viewer, known)),
        (_("Dans les centres"), _in_centres(viewer, known)),
        (_("Ce que disent les personnes"), _of_people(viewer, known)),
        (_("Les bureaux et les services"), _of_offices(viewer)),
        (_("Pour vous"), _own(viewer)),
    )
    opened = (Topic(title, tuple(link for is_open, link in links if is_open)) for title, links in offered)
    return tuple(topic for topic in opened if topic.links)


def _told(viewer: Viewer, known: Known) -> Offered:
    hears = policies.holds(viewer, *OPENING) and _is_of_the_network(viewer)
    heard = waits.unread(known.unread) or _("Ce que le ministère et les départements disent aux centres.")
    asked = waits.duties(known.duties) or _("Ce que le ministère et les départements demandent aux centres.")
    yield hears, _link(_("Circulaires"), "circulars:every", heard)
    yield hears, _link(_("Instructions"), "instructions:every", asked)


def _of_network(viewer: Viewer, known: Known) -> Offered:
    sees, follows = policies.holds(viewer, *network.READING), bool(supervision.followed(viewer))
    sees = sees and _is_of_the_network(viewer)
    silent = waits.to_call(known.to_call) or _("Aucun centre n’est à appeler.")
    yield follows, _link(_("À appeler aujourd’hui"), "incidents:calls", silent)
    board = _("Ce qui est ouvert, en retard ou va manquer dans vos centres, et leurs chiffres.")
    yield sees, _link(_("Tableau de bord"), "dashboard:first", board)
    wrong = waits.incidents(known.incidents) or _("Aucun incident en cours.")
    yield follows, _link(_("Incidents en cours"), "incidents:pending", wrong)
    mine = _("Leur état, leurs visites, leur rapport, sans nommer personne.")
    yield follows, _link(_("Mes centres"), "observing:every", mine)
    reports = _("Ce que chaque centre dit de son mois, et où en est son rapport.")
    writes = policies.holds(viewer, *reporting.OPENING) and _is_of_the_network(viewer)
    yield writes, _link(_("Rapports des centres"), "reports:every", reports)
    sites = _("Les sites, leur équipement, leur stock, leur maintenance, et ce qui finit ou va manquer.")
    yield sees, _link(_("Réseau des centres"), "network:every", sites)
    nodes = _("Qui a donné signe de vie, ce qui attend là-bas, qui est à approuver.")
    yield sync.manages(viewer), _link(_("Ordinateurs des centres"), "nodes:every", nodes)


def _in_centres(viewer: Viewer, known: Known) -> Offered:
    writes = bool(announcements.authorities_of(viewer))
    shown = waits.announcements(known.announcements) or _screens(writes=writes)
    yield writes or announcements.sees_all(viewer), _link(_("Annonces sur les écrans"), "announcements:every", shown)
    heard = _("Écouter ce que les centres enregistrent dans les langues du pays, et voir ce qui manque.")
    yield listening.may_judge(viewer), _link(_("Enregistrements à écouter"), "clips:awaiting", heard)
    for place in _managed(viewer):
        yield around.is_centre(place), _cards(place)


def _of_people(viewer: Viewer, known: Known) -> Offered:
    answer = waits.messages(known.messages) or _("Répondre à ce que des personnes écrivent, le plus ancien d’abord.")
    yield relations.may_take_down(viewer), _link(_("Ouvrir le guichet des relations"), "relations:desk", answer)
    receive = _("Qui est appelé ensuite, qui vient sans rendez-vous, et les heures de réception.")
    yield bool(appointing.desks_of(viewer)), _link(_("Rendez-vous et passages"), "appointments:desks", receive)
    count = _("Combien arrivent, combien ont leur réponse dans les 30 jours, et les notes qu’on leur donne.")
    counts = policies.holds(viewer, *relations.COUNTING)
    yield counts, _link(_("Statistiques des messages"), "counting:lines", count)
    hears = policies.holds(viewer, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR) and _is_of_the_network(viewer)
    complaints = _("Lire et écouter ce dont les personnes se plaignent dans les centres.")
    yield hears, _link(_("Plaintes des centres"), "complaints:all", complaints)
    denounced = _("Lire ce qui est dénoncé sans nom, et y répondre.")
    yield relations.inspects(viewer), _link(_("Dénonciations"), "denunciations:all", denounced)
    helps = policies.holds(viewer, RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)
    phone = _("Dire à une personne où en est sa demande, sans voir son nom ni ses réponses.")
    yield helps, _link(_("Aide au téléphone"), "helping:ask", phone)


def _of_offices(viewer: Viewer) -> Offered:
    supervises = any(role.kind == RoleKind.SUPERVISOR and role.authority for role in viewer.roles)
    queues = _("Ce qui attend, depuis quand, à quel rythme, et qui y travaille.")
    yield supervises, _link(_("Files d’attente"), "supervision:loads", queues)
    signals = _("Ce que des règles simples ont compté, et que personne n’a encore expliqué.")
    yield supervises, _link(_("Où poser une question"), "signals:found", signals)
    issued = _("Révoquer ou corriger un document, à deux ; voir les modèles.")
    yield bool(documents.authorities_of(viewer)), _link(_("Documents délivrés"), "documents:find", issued)
    state = _("Dire à tout le monde ce qui ne marche pas, ou un entretien prévu.")
    yield availability.may_announce(viewer), _link(_("Annoncer l’état des services"), "availability:every", state)


def _own(viewer: Viewer) -> Offered:
    card = _("Elle ouvre le guichet de votre centre, même sans liaison.")
    yield policies.holds(viewer, RoleKind.FOCAL_POINT), _link(_("Ma carte"), "cards:mine", card)
    ties = _("Dites quels dossiers ne doivent jamais vous être donnés : le vôtre et ceux de vos proches.")
    yield True, _link(_("Mes liens"), "ties:all", ties)


def _is_of_the_network(viewer: Viewer) -> bool:
    """Whoever holds a role at a place, or over the country: to others centres would be an empty list."""
    return any(role.place for role in viewer.roles) or policies.may_administer(viewer, authority="")


def _screens(*, writes: bool) -> str:
    if writes:
        return _("Écrire une annonce, approuver celle d’un collègue, voir ce qui a été montré.")
    return _("Approuver une annonce, voir ce qui a été montré.")


def _link(text: str, name: str, hint: str) -> Link:
    return Link(text, reverse(f"backoffice:{name}"), hint=hint)


def _managed(viewer: Viewer) -> tuple[PlaceId, ...]:
    """Places whose cards the viewer sees to, each once."""
    held = dict.fromkeys(role.place for role in viewer.roles if role.place)
    return tuple(place for place in held if policies.may_manage_cards(viewer, place))


def _cards(place: PlaceId) -> Link:
    text = _("Cartes du centre %(centre)s") % {"centre": places.name_of_centre(place) or place}
    hint = _("Donner une carte, ou en reprendre une.")
    return Link(text, reverse("backoffice:cards:at-centre", args=[place]), hint=hint)

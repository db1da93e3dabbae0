"""What can be put out of order, each with what must then happen, in one sentence, for the visitor to check."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.foundation.demonstration.link import Backlog
from guichet.foundation.demonstration.processes import Verb
from guichet.foundation.demonstration.providers import Provider
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Standing, Status

KILL, STOP, START = "tuer", "arreter", "demarrer"
BREAK, REPAIR = "casser", "reparer"


@dataclass(frozen=True, slots=True)
class Button:
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """`expected` is what must happen. `links` lead to what is tried elsewhere; `buttons` post to `action`."""

    title: str
    expected: str
    status: Status | None = None
    buttons: tuple[Button, ...] = ()
    action: str = ""
    links: tuple[Link, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FaultsPage:
    frame: Frame
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """`running` are the processes that live now; `down` the providers that do not answer."""

    running: Mapping[str, int]
    stopped: Collection[str]
    down: Collection[str]
    has_document: bool
    link_is_cut: bool = False
    backlog: Backlog | None = None


PROCESSES: Mapping[Verb, tuple[Promise, Promise]] = {
    Verb.KEEPER: (
        gettext_lazy("Le gardien des clés"),
        gettext_lazy(
            "Arrêté, aucun dossier ne s’ouvre et aucun document ne se scelle, mais les demandes arrivent encore ; "
            "redémarré, tout reprend où c’en était. Tué, il revient en quelques secondes."
        ),
    ),
    Verb.WORKER: (
        gettext_lazy("L’ouvrier, qui fait les travaux dus"),
        gettext_lazy("Tué ou arrêté, rien ne se perd : au retour, ce qu’il tenait est repris en moins d’une minute."),
    ),
    Verb.CENTRE: (
        gettext_lazy("Le nœud du centre de Lokossa"),
        gettext_lazy(
            "Tué, il revient en quelques secondes : ce qui était écrit à la borne et au guichet est là, et rien ne "
            "part deux fois."
        ),
    ),
    Verb.WEB: (
        gettext_lazy("Le serveur du site"),
        gettext_lazy("Tué, il revient en quelques secondes ; ce qui a été accusé de réception est là, une seule fois."),
    ),
}
PROVIDERS: Mapping[Provider, tuple[Promise, Promise]] = {
    Provider.SMS: (
        gettext_lazy("La passerelle des SMS"),
        gettext_lazy(
            "En panne, un message part par courriel s’il y en a un ; sinon il attend, et part à la réparation."
        ),
    ),
    Provider.PAYMENTS: (
        gettext_lazy("Le prestataire de paiement"),
        gettext_lazy("En panne, rien n’est pris et la demande attend ; réparé, on paie une fois, et une seule compte."),
    ),
}


def everything(request: HttpRequest, facts: Facts) -> FaultsPage:
    return FaultsPage(
        frame=frame(
            request,
            title=_("Casser quelque chose"),
            description=_("Chaque geste dit ce qui doit arriver. Vérifiez-le."),
            way=Way(back=Link(_("Démonstration"), reverse("demo:home"))),
            listed=False,
        ),
        faults=(
            _link(facts),
            *(_process(verb, facts) for verb in PROCESSES),
            *(_provider(provider, facts) for provider in PROVIDERS),
            _register(),
            *((_document(),) if facts.has_document else ()),
        ),
    )


def _link(facts: Facts) -> Fault:
    """The switch, and what waits behind it."""
    if facts.link_is_cut:
        status, button = Status(_("coupée"), Standing.REFUSED), Button(REPAIR, _("Rétablir la liaison"))
    else:
        status, button = Status(_("rétablie"), Standing.DONE), Button(BREAK, _("Couper la liaison"))
    return Fault(
        title=_("La liaison du centre de Lokossa"),
        expected=_(
            "Coupée, la borne et le guichet du centre servent comme avant, et disent ce qui attend ; rétablie, tout "
            "arrive au guichet national, dans l’ordre et une seule fois."
        ),
        status=status,
        buttons=(button,),
        action=reverse("demo:link"),
        note=_waiting(facts.backlog),
    )


def _waiting(backlog: Backlog | None) -> str:
    if backlog is None:
        return _("Le centre n’a encore rien dit.")
    if not backlog.records and not backlog.files:
        return _("Rien n’attend au centre.")
    return _("Au centre attendent : %(records)d envois et %(files)d fichiers, %(kilobytes)d ko.") % {
        "records": backlog.records,
        "files": backlog.files,
        "kilobytes": -(-backlog.bytes // 1000),
    }


def _process(verb: Verb, facts: Facts) -> Fault:
    title, expected = PROCESSES[verb]
    if verb in facts.stopped:
        status, buttons = Status(_("arrêté"), Standing.REFUSED), (Button(START, _("Démarrer")),)
    else:
        alive = verb in facts.running
        status = Status(_("en marche"), Standing.DONE) if alive else Status(_("revient"), Standing.ATTENTION)
        # Without its server nobody could press the button that starts it again.
        stop = (Button(STOP, _("Arrêter")),) if verb is not Verb.WEB else ()
        buttons = (Button(KILL, _("Tuer d’un coup")), *stop)
    return Fault(str(title), str(expected), status, buttons, reverse("demo:process", args=[verb.value]))


def _provider(provider: Provider, facts: Facts) -> Fault:
    title, expected = PROVIDERS[provider]
    is_down = provider in facts.down
    return Fault(
        title=str(title),
        expected=str(expected),
        status=Status(_("en panne"), Standing.REFUSED) if is_down else Status(_("en marche"), Standing.DONE),
        buttons=(Button(REPAIR, _("Réparer")) if is_down else Button(BREAK, _("Mettre en panne")),),
        action=reverse("demo:provider", args=[provider.value]),
    )


def _register() -> Fault:
    return Fault(
        title=_("Un registre de l’État"),
        expected=_(
            "Éteint, lent ou coupé, il n’arrête aucune demande : la page dit ce qui manque, et l’agent l’écrit."
        ),
        links=(Link(_("Les registres inventés"), reverse("demo:registers")),),
    )


def _document() -> Fault:
    return Fault(
        title=_("Un document"),
        expected=_("La copie intacte est authentique ; celle dont un seul bit a changé est refusée."),
        links=(
            Link(_("Télécharger le dernier document délivré"), reverse("demo:intact")),
            Link(_("Télécharger le même, un bit changé"), reverse("demo:damaged")),
            Link(_("Les vérifier"), reverse("portal:verifier:start")),
        ),
    )

"""« Tester la liaison »: the way to the hub step by step, said to somebody who is no technician, with the remedy."""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guichet.commons.sync.carrier import believing
from guichet.commons.sync.vocabulary import MOST_SECONDS_OFF

SECONDS = 8.0  # for each step: somebody is waiting before the page
PORTS = {"https": 443, "http": 80}


class Step(TextChoices):
    """In the order in which they are tried: each needs those before it."""

    NAME = "name", gettext_lazy("Nom du guichet national")
    REACHED = "reached", gettext_lazy("Connexion")
    TLS = "tls", gettext_lazy("Liaison sûre")
    KEY = "key", gettext_lazy("Clé")
    CLOCK = "clock", gettext_lazy("Horloge")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`remedy` is what to do, when it did not go well."""

    step: Step
    went_well: bool
    said: str
    remedy: str = ""


class _Stop(Exception):
    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(said)
        self.said = said
        self.remedy = remedy


def tried(hub: str, *, hub_key: str, now: Callable[[], datetime]) -> tuple[Outcome, ...]:
    """What was found, up to the first step that failed. `hub_key` is that of the enrolment, empty before it."""
    address = urlsplit(hub)
    host, port = address.hostname or "", address.port or PORTS[address.scheme]
    answer: list[httpx.Response] = []
    steps: list[tuple[Step, Callable[[], str]]] = [
        (Step.NAME, lambda: _find(host)),
        (Step.REACHED, lambda: _reach(host, port)),
        (Step.KEY, lambda: _ask_for_its_key(hub, hub_key, answer)),
        (Step.CLOCK, lambda: _compare_clocks(answer[0], now())),
    ]
    if address.scheme == "https":
        steps.insert(2, (Step.TLS, lambda: _greet_safely(host, port)))
    return _walked(steps)


def _walked(steps: list[tuple[Step, Callable[[], str]]]) -> tuple[Outcome, ...]:
    found: list[Outcome] = []
    for step, take in steps:
        try:
            found.append(Outcome(step, went_well=True, said=take()))
        except _Stop as stopped:
            return (*found, Outcome(step, went_well=False, said=stopped.said, remedy=stopped.remedy))
    return tuple(found)


def _find(host: str) -> str:
    try:
        socket.getaddrinfo(host, None)
    except OSError:
        raise _Stop(
            _("Le nom %s n’est pas trouvé.") % host,
            _("Vérifiez que le point d’accès est allumé et que son abonnement est payé."),
        ) from None
    return _("L’adresse du guichet national est trouvée.")


def _reach(host: str, port: int) -> str:
    try:
        socket.create_connection((host, port), timeout=SECONDS).close()
    except OSError:
        raise _Stop(
            _("Le guichet national ne répond pas."),
            _("Attendez quelques minutes et recommencez. Si rien ne change, appelez l’assistance."),
        ) from None
    return _("Le guichet national répond.")


def _greet_safely(host: str, port: int) -> str:
    try:
        with (
            socket.create_connection((host, port), timeout=SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host),
        ):
            return _("La liaison est chiffrée, et le certificat est bon.")
    except ssl.SSLError:
        raise _Stop(
            _("Le certificat du guichet national est refusé."),
            _("Vérifiez la date de ce centre : si elle est fausse, faites-la régler. Sinon appelez l’assistance."),
        ) from None
    except OSError:
        raise _Stop(_("La liaison se coupe en chemin."), _("Recommencez dans quelques minutes.")) from None


def _ask_for_its_key(hub: str, hub_key: str, answer: list[httpx.Response]) -> str:
    if not hub_key:
        raise _Stop(_("Ce centre n’est pas encore inscrit au guichet national."), _("Demandez un code d’inscription."))
    try:
        answer.append(httpx.get(f"{hub}/sync/v1/key", timeout=SECONDS))
    except httpx.HTTPError:
        raise _Stop(
            _("Le guichet national n’a pas répondu à temps."), _("Recommencez dans quelques minutes.")
        ) from None
    if not answer[0].is_success:
        raise _Stop(
            _("Le guichet national répond par une erreur."),
            _("Recommencez dans une heure : il est peut-être en panne."),
        )
    if not _is_or_follows(answer[0].content, bytes.fromhex(hub_key), hub):
        raise _Stop(
            _("Celui qui répond n’est pas le guichet national."),
            _("Rien n’est parti. N’essayez rien d’autre et appelez l’assistance."),
        )
    return _("C’est bien le guichet national, avec la clé de l’inscription.")


def _is_or_follows(shown: bytes, known: bytes, hub: str) -> bool:
    """The key that this centre knows, or one for which it has signed: the next hello will follow it."""
    if shown == known:
        return True
    try:
        return believing.successor(known, httpx.get(f"{hub}/sync/v1/keys", timeout=SECONDS).content) == shown
    except httpx.HTTPError:
        return False


def _compare_clocks(answer: httpx.Response, now: datetime) -> str:
    try:
        ahead = (now - parsedate_to_datetime(answer.headers.get("Date", ""))).total_seconds()
    except ValueError:
        return _("L’heure du guichet national n’est pas donnée : rien à comparer.")
    if abs(ahead) <= MOST_SECONDS_OFF:
        return _("L’horloge de ce centre est juste.")
    said = _("Ce centre est en avance de %s.") if ahead > 0 else _("Ce centre est en retard de %s.")
    raise _Stop(
        said % _length(abs(ahead)),
        _("Faites régler son horloge. Rien n’est perdu : chaque envoi a aussi l’heure de son arrivée."),
    )


def _length(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 120:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%d heure", "%d heures", hours) % hours
    days = round(hours / 24)
    return ngettext("%d jour", "%d jours", days) % days

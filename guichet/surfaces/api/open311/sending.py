"""A message to the desk through another platform (GeoReport v2, « POST Service Request »).

With the key of an organisation, under its own limits; without one, like anybody who writes at `/reclamations/`.
"""

import hashlib
import math
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations import concerning
from guichet.domains.relations.concerning import Given, Said
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.openly import Subject
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.domains.relations.vocabulary import Channel, ConcernKind, Sex
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.demonstration import clock
from guichet.foundation.identity import formats
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.places import references
from guichet.surfaces.access.visits import address_of, network_of
from guichet.surfaces.api.open311 import subjects
from guichet.surfaces.api.open311.faults import Fault
from guichet.surfaces.questions.concerning import piece

LONGEST_DESCRIPTION = 4_000  # the specification's own
LONGEST_FIELD = 200
LONGEST_KEY = 200
ATTRIBUTE = re.compile(r"attribute\[([^\[\]]+)\](?:\[\])?")
WRITTEN = Counter(most=20, refusal=TooManyConcerns)


@dataclass(frozen=True, slots=True)
class Sender:
    """`token` is that of an organisation; empty for anybody."""

    act: Act
    token: str


def send(request: HttpRequest) -> Given:
    """Raises Fault for what is wrong with it, and Refused for what the desk does not take."""
    said = _said(request, catalogue.current())
    sender = _sender(request)
    return concerning.send(said, _once(request, sender), sender.act)


def _sender(request: HttpRequest) -> Sender:
    """Counted only once all that was sent can be taken: a mistake costs nobody their turn."""
    secret = request.POST.get("api_key", "")
    nobody = Act(Actor(ActorKind.ANONYMOUS, NOBODY), clock.now(), None, Surface.API)
    if not secret:
        WRITTEN.count(network_of(request), nobody.at)
        return Sender(nobody, "")
    caller = identity.use_token(secret=secret, address=address_of(request), act=nobody)
    if Scope.SUBMIT not in caller.scopes:
        raise Fault(_("api_key : cette clé ne permet pas de déposer."), status=403)
    act = Act(Actor(ActorKind.ORGANISATION, caller.token), nobody.at, None, Surface.API)
    identity.count_deposit(token=caller.token, act=act)
    return Sender(act, caller.token)


def _once(request: HttpRequest, sender: Sender) -> str:
    """Under an organisation's own name for it, the same message is one message however often it is sent.

    Nobody else can lead to its return code: the token goes in.
    """
    named = request.headers.get("Idempotency-Key", "")[:LONGEST_KEY]
    if not sender.token or not named:
        return secrets.token_hex(16)
    return hashlib.sha256(f"guichet open311 once 1\n{sender.token}\n{named}".encode()).hexdigest()[:32]


def _said(request: HttpRequest, now: Snapshot) -> Said:
    given = request.POST
    subject = subjects.subject_of(_code(given))
    attributes = _attributes(given, subject, now)
    _refuse_media(given)
    file = request.FILES.get("media")
    name = " ".join(filter(None, (_field(given, "first_name"), _field(given, "last_name"))))
    kind, theme = subject
    return Said(
        kind=kind,
        theme=theme,
        words=Words(_text(given), name, attributes.get(subjects.MATRICULE, ""), *piece(file)),
        channel=Channel.MACHINE,
        service=attributes.get(subjects.SERVICE, ""),
        case=attributes.get(subjects.CASE, ""),
        about=attributes.get(subjects.AUTHORITY, ""),
        sex=attributes.get(subjects.SEX, ""),
        contact=Contact(_contact(given, "phone", formats.phone), _contact(given, "email", formats.email)),
        language=(get_language() or "fr")[:2],
    )


def _code(given: QueryDict) -> str:
    code = given.get("service_code", "").strip()
    if not code:
        raise Fault(_("service_code manque. Ceux qui existent sont dans services.json."))
    return code


def _text(given: QueryDict) -> str:
    """What is said, and where, if it is: a message to the desk needs no place."""
    text = given.get("description", "").strip()
    if len(text) > LONGEST_DESCRIPTION:
        raise Fault(_("description : 4 000 signes au plus."))
    if not text:
        raise Fault(_("description manque : écrivez ce que vous demandez ou voulez dire."))
    where = _where(given)
    return "\n\n".join(filter(None, (text, _("Lieu indiqué : %(where)s") % {"where": where} if where else "")))


def _where(given: QueryDict) -> str:
    if bool(given.get("lat")) != bool(given.get("long")):
        raise Fault(_("lat et long vont ensemble."))
    point = ", ".join(_degrees(given, name, most) for name, most in (("lat", 90), ("long", 180)) if given.get(name))
    return " ; ".join(filter(None, (_field(given, "address_string"), _field(given, "address_id"), point)))


def _degrees(given: QueryDict, name: str, most: int) -> str:
    try:
        value = float(given.get(name, ""))
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        raise Fault(_("%(name)s : un nombre de degrés (WGS 84).") % {"name": name})
    return f"{value:.6f}"


def _field(given: QueryDict, name: str) -> str:
    written = " ".join(given.get(name, "").split())
    if len(written) > LONGEST_FIELD:
        raise Fault(_("%(name)s : %(most)s signes au plus.") % {"name": name, "most": LONGEST_FIELD})
    return written


def _contact(given: QueryDict, name: str, read: Callable[[str], str | None]) -> str:
    written = _field(given, name)
    found = read(written) if written else ""
    if found is None:
        raise Fault(_("%(name)s : nous n’y joindrions personne. Corrigez, ou ne l’envoyez pas.") % {"name": name})
    return found


def _refuse_media(given: QueryDict) -> None:
    """An address is never fetched from here: whoever sends one could make this node call whom they like."""
    if given.get("media_url", "").strip():
        raise Fault(_("media_url n’est pas lu. Joignez le fichier lui-même : « media », en multipart/form-data."))


def _attributes(given: QueryDict, subject: Subject, now: Snapshot) -> Mapping[str, str]:
    named = ((ATTRIBUTE.fullmatch(name), name) for name in given if name.startswith("attribute["))
    found = {match[1] if match else name: given.get(name, "").strip() for match, name in named}
    known = {name: value for name, value in found.items() if value}
    return {name: _attribute(name, value, subject, now) for name, value in known.items()}


def _attribute(name: str, value: str, subject: Subject, now: Snapshot) -> str:
    kind, _theme = subject
    if name == subjects.MATRICULE and len(value) <= LONGEST_FIELD:
        return value
    if name == subjects.CASE:
        return _case(value, kind)
    values = {
        subjects.SERVICE: now.sheets.keys(),
        subjects.AUTHORITY: now.authorities.keys() if kind is ConcernKind.COMPLAINT else (),
        subjects.SEX: frozenset(Sex.values),
    }
    if value not in values.get(name, ()):
        raise Fault(
            _("attribute[%(name)s] : ce nom ou cette valeur n’est pas dans la définition de ce service_code.")
            % {"name": name[:40]}
        )
    return value


def _case(value: str, kind: ConcernKind) -> str:
    found = references.read(value)
    if found is None:
        raise Fault(_("attribute[case] : ce n’est pas une référence. Relisez-la sur le reçu, ou ne l’envoyez pas."))
    if kind is ConcernKind.COMPLAINT:
        address = settings.PUBLIC_URL + reverse("portal:tracking:complain", args=[found])
        raise Fault(
            _("Une plainte sur une demande se fait sur la page de cette demande, où est son délai : %(address)s")
            % {"address": address}
        )
    return found

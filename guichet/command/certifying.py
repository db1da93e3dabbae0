"""`guichet seals root` and `guichet seals sign`: the ceremony of certificates (docs/keys.md).

A root is made and used on a machine without network: neither verb asks a keeper or a database for it.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from cryptography import x509
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, UNUSABLE, note, refuse, say
from guichet.commons.documents import trust
from guichet.commons.documents.refusals import IssuerRefused
from guichet.commons.documents.sealing import ceremony, offline
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing import request as requests
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.commons.documents.sealing.chain import Chain
from guichet.commons.documents.sealing.request import Asked
from guichet.commons.documents.signing import Signing
from guichet.foundation.keys import client, operations
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

ROOT_NAME = "Racine des cachets"

Name = Annotated[str, typer.Option()]
Specimen = Annotated[bool, typer.Option("--specimen")]
Root = Annotated[Path | None, typer.Option(show_default=False)]
Holder = Annotated[str, typer.Option(show_default=False)]


def root(folder: Path, name: Name = ROOT_NAME, specimen: Specimen = False) -> None:  # noqa: FBT002 typer's way
    try:
        offline.free(folder)
        made = offline.make(folder, name, _new_passphrase(), at=timezone.now(), demonstration=specimen)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    except OSError as error:
        refuse(_("On ne peut pas écrire dans %(folder)s : %(why)s.") % {"folder": folder, "why": error.strerror})
    say(_("La racine « %(name)s » est dans %(folder)s, valable jusqu’au %(until)s.") % _facts(made, folder))
    say(_("Au coffre, le dossier entier. Aux nœuds, root.pem seul : GUICHET_SEAL_ROOTS le nomme."))


def sign(request: Path, root: Root = None, issuer: Holder = "") -> None:
    if (root is None) is not bool(issuer):
        refuse(_("Dites qui signe : --root DOSSIER pour la racine, ou --issuer NOM pour un émetteur du gardien."))
    asked = _read(request)
    note(_("Pour : %(holder)s (%(use)s)") % {"holder": _named(asked), "use": _use(asked)})
    note(_("Empreinte de la clé : %s") % asked.fingerprint)
    try:
        signed = _by_the_root(asked, root) if root else _by_an_issuer(asked, issuer)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    say(chains.written(signed).decode().rstrip())


def _read(request: Path) -> Asked:
    try:
        return requests.read(request.read_bytes())
    except (OSError, ValueError):
        refuse(_("%s n’est pas une demande de certificat entière (PEM).") % request, UNUSABLE)


def _by_the_root(asked: Asked, folder: Path) -> Chain:
    """Giving the passphrase is saying yes to what was just read. The root itself is never in a chain: nodes have it."""
    if asked.demonstration and not chains.is_demonstration(offline.certificate_in(folder)):
        raise IssuerRefused.of_a_demonstration()
    return (_certified(asked, offline.unlocked(folder, _passphrase()), timezone.now()),)


def _by_an_issuer(asked: Asked, holder: str) -> Chain:
    """By a key of the keeper's that a root has certified; each use of it is journalled."""
    if asked.issuing:
        raise IssuerRefused.below_the_root_only()
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="seals sign")
    signing = Signing(client.current(Kind.CERTIFY, holder=holder))
    above = trust.held(signing.key, act.at)
    if not above:
        raise IssuerRefused.uncertified(holder)
    made = _certified(asked, Issuer(above[0], signing), act.at)
    journal(signing, act)
    return (made, *above)


def _certified(asked: Asked, under: Issuer, at: datetime) -> x509.Certificate:
    if asked.issuing:
        return ceremony.issuing(asked.holder, asked.public, under=under, at=at)
    return ceremony.seal(asked.holder, asked.organization, asked.public, under=under, at=at)


def journal(signing: Signing, act: Act) -> None:
    for use in signing.uses:
        operations.journal_use(record=use, act=act)


def _new_passphrase() -> str:
    again = _("Encore une fois")
    return str(typer.prompt(_passphrase_label(), hide_input=True, confirmation_prompt=again, err=True))


def _passphrase() -> str:
    return str(typer.prompt(_passphrase_label(), hide_input=True, err=True))


def _passphrase_label() -> str:
    return _("Phrase secrète de la racine")


def _named(asked: Asked) -> str:
    return asked.holder if asked.issuing else f"{asked.holder}, {asked.organization}"


def _use(asked: Asked) -> str:
    return _("certifie des cachets") if asked.issuing else _("scelle des documents")


def _facts(made: x509.Certificate, folder: Path) -> dict[str, object]:
    name = made.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value
    return {"name": name, "folder": folder, "until": made.not_valid_after_utc.date().isoformat()}

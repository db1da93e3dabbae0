"""`guichet seals`: asking for a certificate, and bringing it; who signs it is in `certifying`."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command import certifying
from guichet.command.console import CHECKED_AND_WRONG, UNUSABLE, note, refuse, say
from guichet.commons.documents import operations as documents
from guichet.commons.documents import trust
from guichet.commons.documents.refusals import CertificateRefused
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing import request as requests
from guichet.commons.documents.sealing.request import Asked
from guichet.commons.documents.signing import Signing
from guichet.foundation.keys import client
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

CERTIFIED = frozenset({Kind.SEAL, Kind.CERTIFY})

Name = Annotated[str, typer.Option(show_default=False)]
Issuing = Annotated[bool, typer.Option("--issuing")]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les certificats des cachets."), no_args_is_help=True)
    application.command("request", help=_("Écrit la demande de certificat d’un cachet, ou d’un émetteur."))(request)
    application.command("root", help=_("Fait une racine hors ligne, dans un dossier qui va au coffre."))(
        certifying.root
    )
    application.command("sign", help=_("Signe une demande de certificat, avec la racine ou un émetteur."))(
        certifying.sign
    )
    application.command("install", help=_("Installe un certificat, avec ceux qui sont au-dessus de lui."))(install)
    return application


def request(holder: str, name: Name = "", issuing: Issuing = False) -> None:  # noqa: FBT002 typer's way
    act = _act("seals request")
    try:
        signing = Signing(client.current(Kind.CERTIFY if issuing else Kind.SEAL, holder=holder))
        asked = Asked(holder, name or holder, signing.key.public, issuing, signing.key.demonstration)
        text = requests.written(asked, sign=signing)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    certifying.journal(signing, act)
    say(text.rstrip())
    note(_("Empreinte de la clé, à relire devant qui signe : %s") % asked.fingerprint)


def install(file: Path) -> None:
    try:
        chain = chains.read(file.read_bytes())
    except (OSError, ValueError):
        refuse(_("%s n’est pas un fichier de certificats (PEM).") % file, UNUSABLE)
    try:
        key = _key_of(chain)
        documents.certify(key=key, chain=chain, roots=trust.roots(), act=_act("seals install"))
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    say(_installed(key) % {"holder": key.holder})


def _installed(key: PublicKey) -> str:
    if key.kind is Kind.CERTIFY:
        return _("L’émetteur %(holder)s a son certificat : il peut certifier des cachets.")
    return _("Le cachet de %(holder)s a son certificat.")


def _key_of(chain: chains.Chain) -> PublicKey:
    """What the first certificate is about. Raises CertificateRefused when the keeper has no such key of today."""
    for key in client.public_keys():
        if key.kind in CERTIFIED and key.is_current and chains.is_of(chain[0], key.public):
            return key
    raise CertificateRefused.of_another_key()


def _act(process: str) -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)

"""`guichet seals`: asking for the certificate of an authority's seal, and bringing it."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, UNUSABLE, refuse, say
from guichet.commons.documents import operations as documents
from guichet.commons.documents import trust
from guichet.commons.documents.refusals import CertificateRefused
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing import request as requests
from guichet.commons.documents.signing import Signing
from guichet.foundation.keys import client, operations
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

Name = Annotated[str, typer.Option(show_default=False)]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les certificats des cachets."), no_args_is_help=True)
    application.command("request", help=_("Écrit la demande de certificat du cachet d’une autorité."))(request)
    application.command("install", help=_("Installe un certificat, avec ceux qui sont au-dessus de lui."))(install)
    return application


def request(authority: str, name: Name = "") -> None:
    act = _act("seals request")
    try:
        signing = Signing(client.current(Kind.SEAL, holder=authority))
        text = requests.written(authority, name or authority, signing.key.public, sign=signing)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    for use in signing.uses:
        operations.journal_use(record=use, act=act)
    say(text)


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
    say(_("Le cachet de %(authority)s a son certificat.") % {"authority": key.holder})


def _key_of(chain: chains.Chain) -> PublicKey:
    """The seal that the first certificate is about. Raises CertificateRefused when the keeper has no such seal."""
    for key in client.public_keys():
        if key.kind is Kind.SEAL and key.is_current and chains.is_of(chain[0], key.public):
            return key
    raise CertificateRefused.of_another_key()


def _act(process: str) -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)

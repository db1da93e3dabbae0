"""How a worker makes a document that is owed: day, words, code, page, seal, archive, then one commit.

Each step may be repeated: what is in the archive stands, and whoever comes back after a death begins by looking there.
Signatures of a try that died are in the keeper's own list of uses.
"""

import hashlib
import json

from django.utils.translation import gettext as _

from guichet.commons.archive import records as archive
from guichet.commons.archive.records import Record
from guichet.commons.documents import coding, handing, preserving, trust
from guichet.commons.documents import operations as documents
from guichet.commons.documents.coding import Code
from guichet.commons.documents.content import content_of
from guichet.commons.documents.kinds import KINDS
from guichet.commons.documents.models import DELIVERED, Document, State
from guichet.commons.documents.operations import Made
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.printing import typesetting
from guichet.commons.documents.printing.page import Page
from guichet.commons.documents.printing.typesetting import TemplateFault
from guichet.commons.documents.registry import Content
from guichet.commons.documents.sealing import chain, pdf
from guichet.commons.documents.signing import Signing
from guichet.commons.documents.trust import Seal
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib import disk
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work.failures import Unfinished

FILE, CODE, FACTS, CHAIN = "document.pdf", "code.cose", "facts.json", "chain.pem"


def issue(identifier: str, act: Act) -> None:
    """Raises Unfinished, in words for whoever keeps the node or supervises the office, when a template, a font or a
    seal is wanting, the keeper is away, or the archive has no room."""
    document = documents.fix_day(identifier=identifier, act=act)
    if document.state == State.ABANDONED:
        return
    if document.state not in DELIVERED:
        _wait_for_the_former(document)
        uses: tuple[UseRecord, ...] = ()
        if not archive.store().holds(document.record):
            uses = _made(document, act)
        documents.commit(identifier=identifier, made=_kept(document, uses), act=act)
    handing.send_to_centre(document, act)


def _wait_for_the_former(document: Document) -> None:
    """What it replaces is there first, so that it can end. Raises Unfinished."""
    if document.former and document.former.state in {State.DUE, State.DATED}:
        raise Unfinished(_("Le document qu’il remplace est encore en préparation."))


def _kept(document: Document, uses: tuple[UseRecord, ...]) -> Made:
    """What the archive holds, read back: another worker's, or that of a try that died, stands like ours."""
    store, record = archive.store(), document.record
    file, facts = store.read(record, FILE), json.loads(store.read(record, FACTS))
    return Made(hashlib.sha256(file).hexdigest(), len(file), facts["seal_key"], facts["code_key"], uses)


def _made(document: Document, act: Act) -> tuple[UseRecord, ...]:
    """As `_make`, what stopped it in words."""
    try:
        return _make(document, act)
    except Refused as refused:
        raise Unfinished(refused.message) from None
    except OSError as error:
        if not disk.is_full(error):
            raise
        raise Unfinished(
            _("Le disque de l’archive est plein : le document sera fait dès qu’il y aura de la place.")
        ) from None


def _make(document: Document, act: Act) -> tuple[UseRecord, ...]:
    """Print, seal and deposit the document; the records of the two signatures."""
    if document.template not in KINDS:
        raise TemplateFault.unknown(document.template)
    seal = trust.seal_of(document.authority, act)
    content = content_of(document, act)
    code = coding.code_of(document, content)
    printed = _printed(document, content, code, seal)
    signed = Signing(seal.key)
    sealed = pdf.seal(printed, chain=seal.chain, name=content.authority, at=act.at, sign=signed)
    files = {
        FILE: sealed,
        CODE: code.content,
        FACTS: _facts(document, seal, code),
        CHAIN: chain.written(seal.chain),
        preserving.ISSUED: preserving.issued(document, hashlib.sha256(sealed).hexdigest(), len(sealed), act),
    }
    archive.store().deposit(Record(document.record, files, "Document délivré.", act.at))
    return (code.use, *signed.uses)


def _printed(document: Document, content: Content, code: Code, seal: Seal) -> bytes:
    return typesetting.render(page_of(document, content, demonstration=seal.key.demonstration), code.address)


def page_of(document: Document, content: Content, *, demonstration: bool) -> Page:
    at = document.dated_at or document.due_at
    return Page(
        template=document.template,
        language=document.language,
        title=content.title,
        reference=document.reference,
        replaces=document.former.reference if document.former else "",
        authority=content.authority,
        at=at,
        issued_on=at.astimezone(BENIN).date(),
        valid_until=document.valid_until,
        rows=printing.rows(document.template, content.values, document.language),
        address=coding.page(),
        demonstration=demonstration,
        contested_since=document.contested_since,
    )


def _facts(document: Document, seal: Seal, code: Code) -> bytes:
    """What rebuilds the row from the archive alone; nothing of the person that the file does not say."""
    facts = {
        "identifier": document.identifier,
        "reference": document.reference,
        "former": document.former.identifier if document.former else "",
        "origin": document.origin,
        "about": document.about,
        "service": document.service,
        "outcome": document.outcome,
        "template": document.template,
        "language": document.language,
        "authority": document.authority,
        "dated_at": document.dated_at and document.dated_at.isoformat(),
        "valid_until": document.valid_until and document.valid_until.isoformat(),
        "contested_since": document.contested_since and document.contested_since.isoformat(),
        "status": [document.status_year, document.status_index],
        "seal_key": seal.key.id,
        "code_key": code.key_id,
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()

"""Two members of staff end a document at their screens; those of another authority do not even learn that it exists."""

from datetime import timedelta
from html import unescape
from typing import Protocol

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.documents import queries
from guichet.commons.documents.checking import lists
from guichet.commons.documents.models import Document, Proposal, State
from guichet.commons.documents.operations import ISSUE
from guichet.domains.casework.models import Look, StatedReason
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.domains.casework.granted import decided, publish_a_service
from tests.factories.cases import AUTHORITY
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
HERE = "/agents/documents/"
FIELDS = {
    "reason": "mistyped",
    "champ_nom": "HOUNGBÉDJI",
    "champ_prenoms": "Afi",
    "champ_lieu_naissance": "Bénin",
    "champ_numero_de_recherche": "A-12",
}


class Answer(Protocol):
    """What a page said, by either of the two types that the test client gives."""

    @property
    def content(self) -> bytes: ...


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var


def at_a_screen(name: str, kind: RoleKind, authority: str = AUTHORITY) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority=authority, unit="bureau")
    sign_in_staff(client, member)
    return client


@pytest.fixture
def codjo() -> Client:
    return at_a_screen("codjo", RoleKind.OFFICER)


@pytest.fixture
def ida() -> Client:
    return at_a_screen("ida", RoleKind.SUPERVISOR)


def work() -> None:
    Worker(now=timezone.now).run_what_is_due()


@pytest.fixture
def document() -> Document:
    publish_a_service()
    decided()
    work()
    return Document.objects.get()


def text(answer: Answer) -> str:
    return unescape(answer.content.decode())


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text(answer)


def say_why(client: Client, document: Document, **given: str) -> None:
    """Without it the request does not open."""
    answer = client.post(f"{HERE}{document.reference}/corriger/raison/", {"motive": "document", **given})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{HERE}{document.reference}/corriger/")


def proposed_revocation(codjo: Client, document: Document) -> Proposal:
    answer = codjo.post(f"{HERE}{document.reference}/revoquer/", {"reason": "fraud"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{HERE}{document.reference}/")
    return Proposal.objects.get(answered_at=None)


def test_one_finds_the_document_and_proposes_another_confirms(codjo: Client, ida: Client, document: Document) -> None:
    found = codjo.post(HERE, {"reference": document.reference.lower()})
    assert found.headers["Location"] == f"{HERE}{document.reference}/"
    assert "Proposer la révocation" in page(codjo, found.headers["Location"])
    proposal = proposed_revocation(codjo, document)
    seen = page(codjo, f"{HERE}{document.reference}/")
    assert "Retirer ma proposition" in seen
    assert "Confirmer la révocation" not in seen
    assert document.reference in page(ida, HERE)
    assert "Par Codjo, le" in page(ida, f"{HERE}{document.reference}/")
    ida.post(f"{HERE}propositions/{proposal.reference}/confirmer/")
    seen = page(ida, f"{HERE}{document.reference}/")
    for words in ("révoqué", "Obtenu par fraude, ou sur une pièce fausse", "Révocation confirmée", "Codjo", "Ida"):
        assert words in seen
    assert "Proposer la révocation" not in seen
    assert "Aucune proposition n’attend." in page(ida, HERE)


def test_a_revocation_says_what_it_means_and_asks_for_a_reason(codjo: Client, document: Document) -> None:
    address = f"{HERE}{document.reference}/revoquer/"
    assert "la révocation ne se reprend pas" in page(codjo, address)
    refused = codjo.post(address, {"reason": ""})
    assert (refused.status_code, "Choisissez une réponse à" in text(refused)) == (422, True)


def test_nothing_of_the_person_is_shown_to_revoke(codjo: Client, ida: Client, document: Document) -> None:
    proposed_revocation(codjo, document)
    for client in (codjo, ida):
        for address in (HERE, f"{HERE}{document.reference}/", f"{HERE}{document.reference}/revoquer/"):
            assert "HOUNGBÉDJI" not in page(client, address)


def test_a_correction_shows_what_changes_to_whoever_confirms(codjo: Client, ida: Client, document: Document) -> None:
    address = f"{HERE}{document.reference}/corriger/"
    say_why(codjo, document)
    assert 'value="Afi"' in page(codjo, address)
    given = {**FIELDS, "champ_prenoms": "Afiavi"}
    assert codjo.post(address, given).status_code == 302
    seen = page(ida, f"{HERE}{document.reference}/")
    assert ("Prénoms" in seen, "Afiavi" in seen, "HOUNGBÉDJI" in seen) == (True, True, False)
    proposal = Proposal.objects.get()
    ida.post(f"{HERE}propositions/{proposal.reference}/confirmer/")
    assert "celui qui le remplace se prépare" in page(ida, f"{HERE}{document.reference}/")
    work()
    latest = Document.objects.get(former=document)
    seen = page(ida, f"{HERE}{document.reference}/")
    assert ("corrigé" in seen, latest.reference in seen) == (True, True)
    assert document.reference in page(ida, f"{HERE}{latest.reference}/")


def test_a_correction_empties_a_field_that_the_code_does_not_say(
    codjo: Client, ida: Client, document: Document
) -> None:
    say_why(codjo, document)
    given = {**FIELDS, "champ_numero_de_recherche": ""}
    assert codjo.post(f"{HERE}{document.reference}/corriger/", given).status_code == 302
    seen = page(ida, f"{HERE}{document.reference}/")
    assert ("Numéro de la recherche" in seen, "A-12" in seen, "<dd>rien</dd>" in seen) == (True, True, True)


def test_why_comes_before_the_request_opens_and_its_applicant_reads_it(codjo: Client, document: Document) -> None:
    address = f"{HERE}{document.reference}/corriger/"
    looks = Look.objects.filter(reason="correction")
    for asked in (codjo.get(address), codjo.post(address, FIELDS)):
        assert asked.headers["Location"] == f"{address}raison/"
    assert "personne ne l’a en main" in page(codjo, f"{address}raison/")
    refused = codjo.post(f"{address}raison/", {"motive": "other", "sentence": " "})
    assert (refused.status_code, "écrivez-la en une phrase" in text(refused)) == (422, True)
    assert not looks.exists()
    say_why(codjo, document, motive="other", sentence="Le prénom est mal écrit.")
    assert "HOUNGBÉDJI" in page(codjo, address)
    stated = looks.get().stated
    assert stated is not None
    assert (stated.motive, stated.sentence) == ("other", "Le prénom est mal écrit.")


def test_what_was_begun_in_time_is_sent_for_an_hour_more(codjo: Client, document: Document) -> None:
    address = f"{HERE}{document.reference}/corriger/"
    say_why(codjo, document)
    with building():
        StatedReason.objects.update(until=timezone.now() - timedelta(minutes=30))
    assert codjo.get(address).headers["Location"] == f"{address}raison/"
    assert (
        codjo.post(address, {**FIELDS, "champ_prenoms": "Afiavi"}).headers["Location"] == f"{HERE}{document.reference}/"
    )


def test_a_reason_for_a_correction_that_cannot_be_is_not_asked(codjo: Client, document: Document) -> None:
    proposed_revocation(codjo, document)
    assert codjo.get(f"{HERE}{document.reference}/corriger/raison/").status_code == 409


def test_a_correction_leaves_no_document_that_names_nobody(codjo: Client, document: Document) -> None:
    say_why(codjo, document)
    refused = codjo.post(f"{HERE}{document.reference}/corriger/", {**FIELDS, "champ_prenoms": ""})
    assert (refused.status_code, "Écrivez une réponse à « Prénoms »" in text(refused)) == (422, True)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Rien n’est changé : écrivez au moins un champ comme il doit être."),
        ({"champ_prenoms": " Afi "}, "Rien n’est changé"),
        ({"champ_prenoms": "王"}, "Aucune police ne dessine « 王 » (U+738B), dans « prenoms »."),
        (
            {"champ_date_naissance_day": "31", "champ_date_naissance_month": "2", "champ_date_naissance_year": "1990"},
            "n’existe pas",
        ),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_what_was_typed_is_kept(
    codjo: Client, document: Document, changed: dict[str, str], said: str
) -> None:
    say_why(codjo, document)
    given = FIELDS | changed
    refused = codjo.post(f"{HERE}{document.reference}/corriger/", given)
    assert refused.status_code == 422
    assert said in text(refused).replace("\xa0", " ")
    assert f'value="{given["champ_prenoms"]}"' in text(refused)
    assert not Proposal.objects.exists()


def test_a_second_proposal_is_refused_in_words(codjo: Client, document: Document) -> None:
    proposed_revocation(codjo, document)
    for way, status in (("revoquer", 422), ("corriger", 409)):
        refused = codjo.post(f"{HERE}{document.reference}/{way}/", {"reason": "fraud"})
        assert (refused.status_code, "Une proposition attend déjà" in text(refused)) == (status, True)


def test_nobody_answers_twice_and_not_even_a_supervisor_confirms_her_own(
    codjo: Client, ida: Client, document: Document
) -> None:
    proposal = proposed_revocation(ida, document)
    own = ida.post(f"{HERE}propositions/{proposal.reference}/confirmer/")
    assert (own.status_code, "Une autre personne doit répondre" in text(own)) == (422, True)
    assert ida.post(f"{HERE}propositions/{proposal.reference}/ecarter/").status_code == 302
    again = ida.post(f"{HERE}propositions/{proposal.reference}/ecarter/")
    assert (again.status_code, "Quelqu’un a déjà répondu" in text(again)) == (409, True)
    assert "Proposition retirée" in page(codjo, f"{HERE}{document.reference}/")


def test_without_the_keeper_a_correction_is_neither_proposed_nor_confirmed_blindly(
    codjo: Client, ida: Client, document: Document, keeper: AKeeper
) -> None:
    say_why(codjo, document)
    codjo.post(f"{HERE}{document.reference}/corriger/", {**FIELDS, "champ_prenoms": "Afiavi"})
    keeper.kill()
    try:
        seen = page(ida, f"{HERE}{document.reference}/")
    finally:
        keeper.start()
    assert "Ce qui change ne peut pas être lu maintenant." in seen
    assert "Le gardien des clés ne répond pas." in seen
    assert "Confirmer la correction" not in seen
    assert "Confirmer la correction" in page(ida, f"{HERE}{document.reference}/")


def test_without_the_keeper_a_document_is_revoked_at_once_and_its_list_follows(
    codjo: Client, ida: Client, document: Document, keeper: AKeeper
) -> None:
    say_why(codjo, document)
    keeper.kill()
    try:
        closed = codjo.get(f"{HERE}{document.reference}/corriger/")
        proposal = proposed_revocation(codjo, document)
        ida.post(f"{HERE}propositions/{proposal.reference}/confirmer/")
        work()
    finally:
        keeper.start()
    assert (closed.status_code, "Le gardien des clés ne répond pas." in text(closed)) == (409, True)
    assert "révoqué" in page(ida, f"{HERE}{document.reference}/")
    assert not is_listed_as_revoked(document)
    Worker(now=lambda: timezone.now() + timedelta(minutes=1)).run_what_is_due()
    assert is_listed_as_revoked(document)


def is_listed_as_revoked(document: Document) -> bool:
    kept = queries.revocations(document.status_year or 0)
    found = lists.revocations_of(bytes(kept.content), keys.public_keys()) if kept else None
    standing = found.standing(document.status_index or 0) if found else None
    return standing is not None and standing.revoked


def test_for_another_authority_the_document_is_as_none(document: Document, codjo: Client) -> None:
    proposal = proposed_revocation(codjo, document)
    stranger = at_a_screen("dossa", RoleKind.SUPERVISOR, "autre")
    refused = [
        text(stranger.post(HERE, {"reference": each})) for each in (document.reference, "DOC-0000-0000-0", "rien")
    ]
    assert all("Aucun document délivré par votre administration ne porte cette référence." in each for each in refused)
    for reference in (document.reference, "DOC-0000-0000-0"):
        for way in ("", "revoquer/", "corriger/", "corriger/raison/"):
            assert stranger.get(f"{HERE}{reference}/{way}").status_code == 404
        assert stranger.post(f"{HERE}{reference}/reessayer/").status_code == 404
    for name in (proposal.reference, "rien"):
        for way in ("confirmer", "ecarter"):
            assert stranger.post(f"{HERE}propositions/{name}/{way}/").status_code == 404
    document.refresh_from_db()
    assert document.state == State.ISSUED


def test_an_administrator_without_a_part_in_cases_does_not_come_in() -> None:
    assert at_a_screen("ada", RoleKind.ADMINISTRATOR).get(HERE).status_code == 403


def test_a_supervisor_reads_why_a_document_is_not_made_and_has_it_tried_again(codjo: Client, ida: Client) -> None:
    publish_a_service()
    decided("王 Afi")
    work()
    waiting = Document.objects.get()
    seen = page(ida, HERE).replace("\xa0", " ")
    assert "Aucune police ne dessine « 王 » (U+738B), dans « prenoms »." in seen
    assert "essais manqués : 1. Il est réessayé de lui-même." in seen
    assert waiting.reference not in page(codjo, HERE)
    assert codjo.post(f"{HERE}{waiting.reference}/reessayer/").status_code == 404
    assert ida.post(f"{HERE}{waiting.reference}/reessayer/").status_code == 302
    row = Due.objects.get(kind=ISSUE)
    assert (row.failures, row.due_at is not None and row.due_at <= timezone.now()) == (0, True)
    assert waiting.reference not in page(ida, HERE)
    assert ida.post(f"{HERE}{waiting.reference}/reessayer/").status_code == 404


def test_templates_are_seen_with_invented_data_in_each_language_and_length(codjo: Client) -> None:
    publish_a_service()
    seen = page(codjo, f"{HERE}modeles/")
    addresses = [part.split('"')[0] for part in seen.split('href="')[1:] if part.split('"')[0].endswith(".pdf")]
    assert len(addresses) == 4
    for address in addresses:
        answer = codjo.get(address)
        assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_template_that_is_wanting_is_told_in_words(codjo: Client) -> None:
    publish_a_service(template="jamais-dessine")
    address = next(part.split('"')[0] for part in page(codjo, f"{HERE}modeles/").split('href="') if ".pdf" in part)
    refused = codjo.get(address)
    assert refused.status_code == 422
    said = "Le modèle « jamais-dessine » ne s’imprime pas : il n’existe pas."
    assert said in text(refused).replace("\xa0", " ")


def test_a_template_of_another_authority_or_of_no_language_is_not_found(codjo: Client) -> None:
    publish_a_service(languages=["fr"])
    (address, *_rest) = [
        part.split('"')[0] for part in page(codjo, f"{HERE}modeles/").split('href="') if ".pdf" in part
    ]
    stranger = at_a_screen("dossa", RoleKind.OFFICER, "autre")
    assert "Aucun document ici." in page(stranger, f"{HERE}modeles/")
    assert stranger.get(address).status_code == 404
    assert "Ce service ne le délivre pas dans cette langue." in page(codjo, f"{HERE}modeles/")
    assert codjo.get(address.replace("/fr/", "/de/")).status_code == 404
    assert codjo.get(address.replace("court", "moyen")).status_code == 404


def test_the_desk_leads_there(codjo: Client) -> None:
    assert f'href="{HERE}"' in page(codjo, "/agents/")
    member: StaffMember = make_staff("ada@exemple.bj", "Ada")
    client = Client()
    sign_in_staff(client, member)
    assert f'href="{HERE}"' not in page(client, "/agents/")

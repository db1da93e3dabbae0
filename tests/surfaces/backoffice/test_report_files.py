"""Reports and the synthesis as files: sealed PDF that anybody checks, and workbooks; all invented."""

import io

import openpyxl
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.work.worker import Worker
from tests.factories.keepers import AKeeper
from tests.surfaces.backoffice.test_reports import HERE, LAST, OVER, a_month, at_a_screen, focal, head, ministry, read

__all__ = ["a_month", "focal", "head", "ministry"]
pytestmark = pytest.mark.django_db
SYNTHESIS = f"{HERE}synthese/{OVER:%Y-%m}/"


@pytest.fixture
def worker(keeper: AKeeper, settings: LazySettings) -> Worker:
    settings.VAR = keeper.var
    return Worker(now=timezone.now)


def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def test_the_transmitted_report_is_downloaded_and_passes_the_public_check(
    focal: Client, head: Client, worker: Worker
) -> None:
    assert focal.get(f"{LAST}rapport.pdf").status_code == 404
    focal.post(f"{LAST}transmettre/")
    assert "en préparation" in read(head.get(LAST))
    assert head.get(f"{LAST}rapport.pdf").status_code == 404
    worker.run_what_is_due()
    page = read(head.get(LAST))
    assert "Télécharger le document cacheté (PDF)" in page
    assert "en préparation" not in page
    answer = head.get(f"{LAST}rapport.pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    sent = {"sent-file": SimpleUploadedFile("rapport.pdf", answer.content, content_type="application/pdf")}
    checked = read(Client().post("/verifier/fichier/", sent))
    assert "Authentique" in checked
    assert answer["Content-Disposition"].split('"')[1].removesuffix(".pdf") in checked
    focal.post(f"{LAST}corriger/", {"figure": "visits", "value": "4", "reason": "Trois oublis."})
    assert "en préparation" in read(head.get(LAST))
    worker.run_what_is_due()
    assert "remplace DOC-" in read(head.get(LAST))


def test_a_report_as_a_workbook_has_what_the_page_has(focal: Client) -> None:
    focal.post(f"{LAST}ecrire/", {"difficulties": "=La liaison.", "proposals": ""})
    focal.post(f"{LAST}transmettre/")
    focal.post(f"{LAST}corriger/", {"figure": "visits", "value": "4", "reason": "Trois oublis."})
    answer = focal.get(f"{LAST}rapport.xlsx")
    found = sheets(answer.content)
    figures, satisfied, trend, words, corrections = found.values()
    assert figures[:2] == [("Chiffre", "Valeur", "Corrigé depuis"), ("Visites", 1, 4)]
    assert str(satisfied[1][1]).replace("\u00a0", " ") == "100 %, entre 21 et 100 % (avis : 1)"
    assert len(trend) == 9
    assert words[1] == ("Les difficultés du mois", "=La liaison.")
    assert corrections[1][1:] == ("Visites", "Trois oublis.")


def test_the_synthesis_is_closed_sealed_and_a_workbook(
    focal: Client, head: Client, ministry: Client, worker: Worker
) -> None:
    early = ministry.post(f"{SYNTHESIS}arreter/")
    assert (early.status_code, "il n’y a rien à arrêter" in read(early)) == (409, True)
    focal.post(f"{LAST}transmettre/")
    head.post(f"{LAST}commenter/", {"comment": "Vu."})
    assert ministry.post(f"{SYNTHESIS}arreter/").status_code == 302
    again = ministry.post(f"{SYNTHESIS}arreter/")
    assert (again.status_code, "elle vaut toujours" in read(again)) == (409, True)
    worker.run_what_is_due()
    worker.run_what_is_due()
    assert ministry.get(f"{SYNTHESIS}synthese.pdf").content[:5] == b"%PDF-"
    of_departments, figures = sheets(ministry.get(f"{SYNTHESIS}synthese.xlsx").content).values()
    assert of_departments[1][:3] == ("Mono", "1 sur 1", 1)
    assert figures[0] == ("Chiffre", "Mono", "Ensemble")
    of_centres, _figures = sheets(head.get(f"{SYNTHESIS}BJ-MO/departement.xlsx").content).values()
    assert of_centres[1][0] == "CCSP Lokossa"
    page = read(head.get(f"{SYNTHESIS}BJ-MO/"))
    assert f"{LAST}lignes/visits.sex.woman/" in page
    assert "Arrêter la synthèse" not in page


def test_files_of_elsewhere_are_not_found(focal: Client, head: Client) -> None:
    focal.post(f"{LAST}transmettre/")
    stranger = at_a_screen(RoleKind.FOCAL_POINT, "OUI", "bio")
    for address in (
        f"{LAST}rapport.pdf",
        f"{LAST}rapport.xlsx",
        f"{SYNTHESIS}synthese.pdf",
        f"{SYNTHESIS}synthese.xlsx",
        f"{SYNTHESIS}BJ-MO/departement.xlsx",
    ):
        assert stranger.get(address).status_code == 404
    assert head.post(f"{SYNTHESIS}arreter/").status_code == 404

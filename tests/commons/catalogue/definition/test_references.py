"""What files say of one another: each code once, in its place, and pointing to something that exists."""

from pathlib import Path

from guichet.commons.catalogue.definition.reading import read_catalogue
from tests.factories.service_files import AUTHORITIES, SHEET, write


def said(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    faults = read_catalogue(write(folder, files)).faults
    return [fault.in_language("fr").replace("\xa0", " ") for fault in faults]


def test_a_code_taken_twice_names_both_places(tmp_path: Path) -> None:
    other = AUTHORITIES + "- {code: port, name: {fr: Port, en: Port}, kind: agency}\n"
    files: dict[str, str | bytes] = {
        "_vocabulary/authorities.yaml": other,
        "mairie/essai.yaml": SHEET,
        "port/essai.yaml": SHEET.replace("authority: mairie", "authority: port"),
    }
    assert said(tmp_path, files) == [
        (
            "services/port/essai.yaml:1:7: faute [duplicate-code] Le code « essai » est déjà pris en "
            "services/mairie/essai.yaml:1:7. Choisissez-en un autre."
        )
    ]


def test_a_file_bears_the_name_of_its_service(tmp_path: Path) -> None:
    assert said(tmp_path, {"mairie/essais.yaml": SHEET}) == [
        (
            "services/mairie/essais.yaml:1:7: faute [not-the-file-name] Le code « essai » n’est pas le nom du fichier. "
            "Renommez le fichier en essai.yaml, ou écrivez « code: essais »."
        )
    ]


def test_a_file_lies_in_the_folder_of_its_authority(tmp_path: Path) -> None:
    assert said(tmp_path, {"port/essai.yaml": SHEET}) == [
        (
            "services/port/essai.yaml:4:12: faute [not-the-folder] L’autorité « mairie » n’est pas celle du dossier "
            "« port ». "
            "Rangez le fichier dans le dossier mairie, ou corrigez l’autorité."
        )
    ]


def test_an_unknown_authority_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    assert said(tmp_path, {"mairies/essai.yaml": SHEET.replace("mairie", "mairies")}) == [
        (
            "services/mairies/essai.yaml:4:12: faute [unknown-authority] L’autorité « mairies » n’est pas dans "
            "_vocabulary/authorities.yaml. Pensiez-vous à « mairie » ?"
        )
    ]


def test_an_unknown_theme_and_an_unknown_life_event_are_refused(tmp_path: Path) -> None:
    text = SHEET.replace("theme: vie", "theme: vies\nlife_events: [fete, noce]")
    assert said(tmp_path, {"mairie/essai.yaml": text}) == [
        (
            "services/mairie/essai.yaml:5:8: faute [unknown-theme] Le thème « vies » n’est pas dans "
            "_vocabulary/themes.yaml. "
            "Pensiez-vous à « vie » ?"
        ),
        (
            "services/mairie/essai.yaml:6:21: faute [unknown-life-event] Le moment de vie « noce » n’est pas dans "
            "_vocabulary/life-events.yaml."
        ),
    ]


def test_a_list_that_cannot_be_read_is_told_once_and_not_at_every_service(tmp_path: Path) -> None:
    assert said(tmp_path, {"_vocabulary/themes.yaml": "- {code: vie}\n", "mairie/essai.yaml": SHEET}) == [
        "services/_vocabulary/themes.yaml:1:3: faute [missing-key] Il manque ici la clé « name ». Ajoutez-la."
    ]


def test_a_code_given_twice_in_a_list_and_a_parent_that_is_not_there(tmp_path: Path) -> None:
    lists = AUTHORITIES + AUTHORITIES.replace("kind", "parent: etat, kind")
    assert said(tmp_path, {"_vocabulary/authorities.yaml": lists}) == [
        (
            "services/_vocabulary/authorities.yaml:2:10: faute [duplicate-code] Le code « mairie » est déjà pris en "
            "services/_vocabulary/authorities.yaml:1:10. Choisissez-en un autre."
        ),
        (
            "services/_vocabulary/authorities.yaml:2:65: faute [unknown-authority] L’autorité « etat » n’est pas dans "
            "_vocabulary/authorities.yaml."
        ),
    ]


def test_synonyms_may_be_missing_and_are_checked_when_they_are_there(tmp_path: Path) -> None:
    assert read_catalogue(write(tmp_path, {})).vocabulary.synonyms.groups == ()
    right: dict[str, str | bytes] = {"_vocabulary/synonyms.yaml": "groups: [[casier, b3]]\n"}
    assert read_catalogue(write(tmp_path, right)).vocabulary.synonyms.groups == (("casier", "b3"),)
    assert said(tmp_path, {"_vocabulary/synonyms.yaml": "groups: [casier]\n"}) == [
        (
            "services/_vocabulary/synonyms.yaml:1:10: faute [not-a-list] Une liste est attendue : un élément par "
            "ligne, chacun "
            "après un tiret."
        )
    ]

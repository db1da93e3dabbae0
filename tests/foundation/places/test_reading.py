"""Reading the data files: every value is right, or refused by file and line with what to write instead."""

from datetime import date, time
from pathlib import Path

import pytest

from guichet.foundation.places import reading
from guichet.foundation.places.rows import CommuneRow, HoursRow, PlacesRefused, Range, Where
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource
from tests.foundation.places.files import changed, copied, rewritten

LAW = "Loi n° 2013-05 du 27 mai 2013, annexe"
BOUKOUMBE = "BJ-AK-BOU,Boukoumbé,Boukombé,BJ-AK,10.1771,1.1062,geonames,82450,"


def test_the_country_is_read_whole() -> None:
    data = reading.read()
    tables = (data.departments, data.communes, data.arrondissements, data.centres)
    assert [len(table) for table in tables] == [12, 77, 546, 24]


def test_a_line_becomes_a_fact_that_knows_where_it_stands() -> None:
    commune = reading.read().communes[0]
    assert commune == CommuneRow(
        where=Where("communes.csv", 2),
        code="BJ-AK-BOU",
        name="Boukoumbé",
        other_names=("Boukombé",),
        department="BJ-AK",
        latitude=10.1771,
        longitude=1.1062,
        coordinate_source=CoordinateSource.GEONAMES,
        population_2013=82450,
        population_note="",
        population_note_en="",
        source=LAW,
    )
    assert commune.where == Where("communes.csv", 2)


def test_what_is_not_published_is_absent() -> None:
    abomey = reading.read().centres[0]
    assert (abomey.code, abomey.kind, abomey.opened_on, abomey.latitude) == ("ABO", CentreKind.GSRU, None, None)


def test_dates_and_positions_of_a_centre_are_read(tmp_path: Path) -> None:
    folder = changed(tmp_path, "centres.csv", ",BJ-ZO-ABO,,", ",BJ-ZO-ABO,2023-04-03,")
    folder = rewritten(folder, "centres.csv", "civil service of Zou.,,,", "civil service of Zou.,7.19,1.99,")
    abomey = reading.read(folder).centres[0]
    assert (abomey.opened_on, abomey.latitude, abomey.longitude) == (date(2023, 4, 3), 7.19, 1.99)


def test_hours_say_on_which_days_they_hold() -> None:
    morning = reading.read().hours[0]
    assert morning == HoursRow(
        where=Where("hours.csv", 2),
        centre="*",
        weekdays=(1, 2, 3, 4, 5),
        opens_at=time(8),
        closes_at=time(12, 30),
        demonstration=True,
    )
    assert next(morning.ranges()) == Range(1, time(8), time(12, 30), demonstration=True)


@pytest.mark.parametrize(
    ("file", "old", "new", "refusal"),
    [
        (
            "departments.csv",
            "BJ-AK,Atacora",
            "Atacora,Atacora",
            (
                "departments.csv, ligne 2 : « Atacora » n’est pas un code de lieu. "
                "Écrivez par exemple BJ-MO, BJ-MO-LOK ou BJ-MO-LOK-04."
            ),
        ),
        (
            "departments.csv",
            "BJ-AK,Atacora,",
            "BJ-AK,,",
            "departments.csv, ligne 2 : « name » est vide. Écrivez une valeur.",
        ),
        (
            "departments.csv",
            "BJ-AK,Atacora,",
            f"BJ-AK,{'Atacora' * 12},",
            "departments.csv, ligne 2 : « name » compte 84 caractères. Abrégez à 80 au plus.",
        ),
        (
            "departments.csv",
            "BJ-AK,Atacora,",
            "BJ-AK,Atacora,et,",
            (
                "departments.csv, ligne 2 : nombre de valeurs : 4 au lieu de 3. "
                "Mettez entre guillemets un texte à virgule."
            ),
        ),
        (
            "departments.csv",
            "code,name,source",
            "code,nom,source",
            "departments.csv, ligne 1 : les colonnes ne sont pas celles attendues. Écrivez : code,name,source",
        ),
        (
            "communes.csv",
            "10.1771,1.1062",
            "1.1062,10.1771",
            (
                "communes.csv, ligne 2 : « 1.1062 » n’est pas une latitude du Bénin. "
                "Écrivez des degrés entre 6 et 12.6, par exemple 6.6387."
            ),
        ),
        (
            "communes.csv",
            "10.1771,1.1062",
            "10.1771,1°06",
            (
                "communes.csv, ligne 2 : « 1°06 » n’est pas une longitude du Bénin. "
                "Écrivez des degrés entre 0.7 et 3.9, par exemple 1.7167."
            ),
        ),
        (
            "communes.csv",
            "1.1062,geonames",
            "1.1062,hearsay",
            (
                "communes.csv, ligne 2 : « hearsay » n’est pas connu ici. "
                "Écrivez l’un de ces mots : geonames, approximate."
            ),
        ),
        (
            "communes.csv",
            ",82450,",
            ",82 450,",
            (
                "communes.csv, ligne 2 : « 82 450 » n’est pas un nombre entier. "
                "Écrivez des chiffres seuls, par exemple 104961."
            ),
        ),
        (
            "arrondissements.csv",
            "BJ-AK-BOU,commune,yes",
            "BJ-AK-BOU,commune,oui",
            "arrondissements.csv, ligne 2 : « oui » n’est ni yes ni no. Écrivez l’un des deux.",
        ),
        (
            "centres.csv",
            "ABO,abomey",
            "Abo,abomey",
            (
                "centres.csv, ligne 2 : « Abo » n’est pas un code de centre. "
                "Écrivez trois lettres capitales, par exemple LOK."
            ),
        ),
        (
            "centres.csv",
            "ABO,abomey",
            "ABO,Abomey",
            (
                "centres.csv, ligne 2 : « Abomey » ne convient pas à une adresse. "
                "Écrivez des minuscules sans accent, par exemple seme-podji."
            ),
        ),
        (
            "centres.csv",
            "2023-03-21",
            "21/03/2023",
            (
                "centres.csv, ligne 3 : « 21/03/2023 » n’est pas une date. "
                "Écrivez année, mois et jour, par exemple 2023-03-21, ou rien."
            ),
        ),
        (
            "centres.csv",
            "2023-03-21",
            "2023-02-30",
            (
                "centres.csv, ligne 3 : « 2023-02-30 » n’est pas une date. "
                "Écrivez année, mois et jour, par exemple 2023-03-21, ou rien."
            ),
        ),
        (
            "hours.csv",
            "*,1 2 3 4 5",
            "*,0 1 2 3 4",
            (
                "hours.csv, ligne 2 : « 0 1 2 3 4 » ne dit pas des jours. "
                "Écrivez de 1 (lundi) à 7 (dimanche), par exemple 1 2 3 4 5."
            ),
        ),
        (
            "hours.csv",
            "08:00",
            "8h",
            "hours.csv, ligne 2 : « 8h » n’est pas une heure. Écrivez heures et minutes, par exemple 08:00.",
        ),
        (
            "hours.csv",
            "12:30",
            "24:00",
            "hours.csv, ligne 2 : « 24:00 » n’est pas une heure. Écrivez heures et minutes, par exemple 08:00.",
        ),
    ],
)
def test_a_malformed_value_is_refused(tmp_path: Path, file: str, old: str, new: str, refusal: str) -> None:
    with pytest.raises(PlacesRefused) as refused:
        reading.read(changed(tmp_path, file, old, new))
    assert refused.value.message == refusal


def test_every_faulty_line_is_told_at_once(tmp_path: Path) -> None:
    folder = changed(tmp_path, "communes.csv", "10.1771", "95")
    rewritten(folder, "hours.csv", "14:00", "midi")
    with pytest.raises(PlacesRefused) as refused:
        reading.read(folder)
    assert [fault.where for fault in refused.value.faults] == [Where("communes.csv", 2), Where("hours.csv", 3)]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (copied(tmp_path) / "hours.csv").unlink()
    with pytest.raises(PlacesRefused) as refused:
        reading.read(tmp_path)
    assert refused.value.message == "hours.csv, ligne 1 : le fichier manque. Remettez-le à sa place."


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = copied(tmp_path) / "departments.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="cp1252")
    with pytest.raises(PlacesRefused) as refused:
        reading.read(tmp_path)
    assert refused.value.message == (
        "departments.csv, ligne 1 : le fichier n’est pas en UTF-8. Enregistrez-le dans cet encodage."
    )


def test_a_spreadsheets_mark_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = copied(tmp_path) / "departments.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8-sig")
    assert reading.read(tmp_path) == reading.read()


def test_the_edition_is_that_of_the_facts_not_of_the_lines(tmp_path: Path) -> None:
    path = copied(tmp_path) / "departments.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n\n"), encoding="utf-8")
    assert reading.read(tmp_path).edition == reading.read().edition


def test_another_fact_makes_another_edition(tmp_path: Path) -> None:
    assert reading.read(changed(tmp_path, "communes.csv", "82450", "82451")).edition != reading.read().edition

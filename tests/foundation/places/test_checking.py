"""Facts that disagree with each other are refused, and nothing is loaded."""

from pathlib import Path

import pytest

from guichet.foundation.places import checking, reading
from tests.foundation.places.files import changed, rewritten


def test_the_shipped_facts_agree() -> None:
    assert checking.faults_of(reading.read()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "refusal"),
    [
        (
            "departments.csv",
            "BJ-AL,Alibori",
            "BJ-AK,Alibori",
            (
                "departments.csv, ligne 3 : le code « BJ-AK » sert déjà à la ligne 2 "
                "et ne sert qu’une fois. Corrigez l’une des deux."
            ),
        ),
        (
            "communes.csv",
            "BJ-AK-COB,Cobly",
            "BJ-AK-COB,Boukoumbé",
            (
                "communes.csv, ligne 3 : le nom « Boukoumbé » sert déjà à la ligne 2 "
                "et ne sert qu’une fois. Corrigez l’une des deux."
            ),
        ),
        (
            "communes.csv",
            "Cobly,,BJ-AK",
            "Cobly,,BJ-XX",
            "communes.csv, ligne 3 : le département « BJ-XX » n’existe pas. Écrivez un code de departments.csv.",
        ),
        (
            "arrondissements.csv",
            "Dipoli",
            "Boukoumbé",
            (
                "arrondissements.csv, ligne 3 : le nom « Boukoumbé » dans la commune BJ-AK-BOU sert déjà à la ligne 2 "
                "et ne sert qu’une fois. Corrigez l’une des deux."
            ),
        ),
        (
            "arrondissements.csv",
            "Dipoli,BJ-AK-BOU",
            "Dipoli,BJ-AK-BOO",
            "arrondissements.csv, ligne 3 : la commune « BJ-AK-BOO » n’existe pas. Écrivez un code de communes.csv.",
        ),
        (
            "centres.csv",
            "ADJ,adjarra",
            "ADJ,abomey",
            (
                "centres.csv, ligne 3 : l’adresse « abomey » sert déjà à la ligne 2 "
                "et ne sert qu’une fois. Corrigez l’une des deux."
            ),
        ),
        (
            "centres.csv",
            "CCSP Adjarra,BJ-OU-ADJA",
            "CCSP Adjarra,BJ-OU-ADJ",
            "centres.csv, ligne 3 : la commune « BJ-OU-ADJ » n’existe pas. Écrivez un code de communes.csv.",
        ),
        (
            "centres.csv",
            "civil service of Zou.,,,",
            "civil service of Zou.,7.19,,",
            (
                "centres.csv, ligne 2 : « 7.19 » est la moitié d’une position. "
                "Écrivez latitude et longitude, ou ni l’une ni l’autre."
            ),
        ),
        (
            "hours.csv",
            "*,1 2 3 4 5,14:00",
            "LOO,1 2 3 4 5,14:00",
            "hours.csv, ligne 3 : le centre « LOO » n’existe pas. Écrivez un code de centres.csv, ou * pour tous.",
        ),
        (
            "hours.csv",
            "14:00,17:30",
            "17:30,14:00",
            (
                "hours.csv, ligne 3 : « 17:30-14:00 » ferme avant d’ouvrir. "
                "Échangez les heures, ou coupez la plage à minuit."
            ),
        ),
        (
            "hours.csv",
            "1 2 3 4 5,14:00",
            "5 6 7,12:00",
            (
                "hours.csv, ligne 3 : « 12:00-17:30 » touche la plage de la ligne 2, jour 5. "
                "Réunissez ou séparez les deux."
            ),
        ),
        (
            "hours.csv",
            "1 2 3 4 5,14:00",
            "5 6 7,12:30",
            (
                "hours.csv, ligne 3 : « 12:30-17:30 » touche la plage de la ligne 2, jour 5. "
                "Réunissez ou séparez les deux."
            ),
        ),
        (
            "hours.csv",
            "1 2 3 4 5,14:00",
            "7 7,14:00",
            (
                "hours.csv, ligne 3 : « 14:00-17:30 » touche la plage de la ligne 3, jour 7. "
                "Réunissez ou séparez les deux."
            ),
        ),
    ],
)
def test_facts_that_disagree_are_told_with_their_line(
    tmp_path: Path, file: str, old: str, new: str, refusal: str
) -> None:
    faults = checking.faults_of(reading.read(changed(tmp_path, file, old, new)))
    assert [str(fault) for fault in faults if fault.where.file == file] == [refusal]


def test_a_centre_with_hours_of_its_own_may_open_when_the_others_do(tmp_path: Path) -> None:
    folder = changed(tmp_path, "hours.csv", "*,1 2 3 4 5,14:00", "LOK,1 2 3 4 5,08:00")
    assert checking.faults_of(reading.read(folder)) == ()


def test_ranges_of_different_days_never_meet(tmp_path: Path) -> None:
    folder = changed(tmp_path, "hours.csv", "1 2 3 4 5,14:00", "6 7,08:00")
    assert checking.faults_of(reading.read(folder)) == ()


def test_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    folder = changed(tmp_path, "communes.csv", "Cobly,,BJ-AK", "Cobly,,BJ-XX")
    rewritten(folder, "hours.csv", "14:00,17:30", "17:30,14:00")
    faults = checking.faults_of(reading.read(folder))
    assert [(fault.where.file, fault.where.line) for fault in faults] == [("communes.csv", 3), ("hours.csv", 3)]

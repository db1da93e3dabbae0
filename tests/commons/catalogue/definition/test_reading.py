"""Reading files: what stands in them comes out typed, and what is wrong is told in exact words at its line."""

from pathlib import Path

import pytest

from guichet.commons.catalogue.definition.reading import read_catalogue
from tests.factories.service_files import SHEET, a_form, read, said, write

FILE = "services/mairie/essai.yaml"


def test_a_right_file_gives_its_service_and_no_fault(tmp_path: Path) -> None:
    catalogue = read(tmp_path, SHEET)
    assert catalogue.faults == ()
    assert [service.title.fr for service in catalogue.services] == ["Essai"]
    assert [authority.code for authority in catalogue.vocabulary.authorities] == ["mairie"]


def test_no_stays_a_word_and_a_number_with_a_leading_zero_stays_ten_based(tmp_path: Path) -> None:
    text = SHEET + "keywords: {fr: [no, yes, off], en: []}\n"
    assert read(tmp_path, text).services[0].keywords.fr == ("no", "yes", "off")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            SHEET + "output: Un: deux\n",
            "10:11: faute [yaml-colon] Deux-points inattendu. Mettez le texte entre guillemets droits, ou revenez à la "
            "ligne avant une nouvelle clé.",
            id="a colon inside a text",
        ),
        pytest.param(
            SHEET + "notes: [a\n",
            "11:1: faute [yaml-unclosed] Un guillemet, un crochet ou une accolade ouverts plus haut ne sont pas "
            "fermés. "
            "Fermez-les.",
            id="an open bracket",
        ),
        pytest.param(
            SHEET + "notes:\n\t- fr: a\n",
            "11:1: faute [yaml-character] Un texte ne peut pas commencer par ce caractère, et une tabulation n’indente "
            "pas. Mettez le texte entre guillemets droits, indentez avec des espaces.",
            id="a tab",
        ),
        pytest.param(
            SHEET + "notes:\n  - fr: a\n en: b\n",
            "12:2: faute [yaml-indentation] L’indentation ne correspond pas à ce qui précède. Alignez cette ligne sur "
            "ses voisines de même niveau.",
            id="an indentation that fits nothing",
        ),
        pytest.param(
            SHEET + "level\n",
            "11:1: faute [yaml-no-colon] Il manque un deux-points après la clé, ou une espace après le tiret.",
            id="a key without colon",
        ),
        pytest.param(
            SHEET + "---\ncode: deux\n",
            "10:1: faute [yaml-documents] Le fichier contient plusieurs documents séparés par « --- ». Gardez un seul "
            "service par fichier.",
            id="two documents",
        ),
        pytest.param(
            SHEET + "output: &a {fr: A}\napply_by: *a\n",
            "11:11: faute [yaml-alias] Les ancres et les renvois (&, *) ne sont pas acceptés. Recopiez le texte.",
            id="an alias",
        ),
        pytest.param(
            SHEET + "output: !python/name:os.system x\n",
            "10:9: faute [yaml-tag] L’étiquette « !python/name:os.system » n’est pas acceptée. Effacez-la ; pour un "
            "texte, mettez des guillemets droits.",
            id="a tag",
        ),
        pytest.param(
            SHEET + "? [a]\n: 1\n",
            "10:3: faute [yaml-key] Une clé doit être un mot, pas une liste ni un groupe de clés.",
            id="a list as key",
        ),
        pytest.param(
            SHEET + "level: partial\n",
            "10:1: faute [duplicate-key] La clé « level » est écrite deux fois, d’abord à la ligne 7. Gardez-en "
            "une seule.",
            id="a key written twice",
        ),
        pytest.param(
            SHEET + "output: a\x01b\n",
            "10:10: faute [control-character] Un caractère invisible (U+0001) est interdit. Effacez-le.",
            id="an invisible character",
        ),
        pytest.param(
            SHEET.encode().replace(b"Essai", "Été".encode("latin-1"), 1),
            "2:13: faute [not-utf8] Ici, le fichier n’est plus en UTF-8. Enregistrez-le de nouveau en UTF-8.",
            id="another encoding",
        ),
        pytest.param(
            "# rien\n",
            "1:1: faute [empty-file] Le fichier est vide. Écrivez au moins « code » et « title », ou supprimez-le.",
            id="nothing",
        ),
        pytest.param(
            "- code: essai\n",
            '1:1: faute [not-a-mapping] Un groupe de clés est attendu, pas « [{"code": "essai"}] ». Pour un '
            "texte, écrivez "
            "« fr: » et « en: ».",
            id="a list",
        ),
        pytest.param(
            SHEET.replace("title:", "titel:"),
            "2:1: faute [unknown-key] La clé « titel » n’existe pas ici. Pensiez-vous à « title » ? Clés possibles : "
            "apply_by, audiences, authority, code, duration_of_benefit, eligibility, keywords, languages, legal_basis, "
            "level, life_events, notes, offers, official_code, original_delay, output, procedure, sections, source, "
            "summary, theme, title, validity, window.",
            id="an unknown key",
        ),
        pytest.param(
            SHEET.replace("code: essai\n", "code: essai\nlife_events: fete\n"),
            "2:14: faute [not-a-list] Une liste est attendue : un élément par ligne, chacun après un tiret.",
            id="a word for a list",
        ),
        pytest.param(
            SHEET.replace("way: online", "way: onlin"),
            "8:16: faute [unknown-choice] « onlin » n’est pas une valeur possible. Pensiez-vous à « online » ? Valeurs "
            "possibles : online, centre, desk, unspecified.",
            id="a value outside the list",
        ),
        pytest.param(
            SHEET.replace("way: online", 'way: online, fees: [{amount: "1900"}]'),
            "8:40: faute [not-a-whole-number] Un nombre entier sans guillemets ni espaces est attendu, pas « 1900 ». "
            "Écrivez par exemple 1900.",
            id="a number in quotes",
        ),
        pytest.param(
            SHEET.replace("way: online", "way: online, fees: [{amount: 10, since: 2026}]"),
            "8:51: faute [not-a-text] Un texte est attendu, pas « 2026 ». Mettez des guillemets droits si c’est "
            "un nombre "
            "ou une date qu’il faut garder tel quel.",
            id="a year without quotes",
        ),
        pytest.param(
            SHEET.replace("way: online", 'way: online, fees: [{amount: 10, since: "2026-02-30"}]'),
            "8:51: faute [not-a-partial-date] « 2026-02-30 » n’est pas une date. Écrivez entre guillemets une "
            "année, un "
            'mois ou un jour du calendrier : "2026", "2026-01", "2026-01-31".',
            id="a day that no month has",
        ),
        pytest.param(
            SHEET.replace("way: online", "way: online, delay: {kind: duration, unit: hours, nature: promise}"),
            "8:31: faute [delay-without-length] Un délai sans « at_most » doit porter dans « note » les mots de "
            "la source.",
            id="a delay without length",
        ),
        pytest.param(
            SHEET.replace("fr: Un essai.", 'fr: ""'),
            "3:15: faute [text-empty] Le texte est vide ou trop court. Écrivez au moins 1 caractère.",
            id="an empty text",
        ),
    ],
)
def test_a_wrong_file_is_told_at_its_line_with_the_remedy(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    lines = said(tmp_path, text)
    assert f"{FILE}:{sentence}" in [line.replace("\xa0", " ") for line in lines]


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = SHEET.replace("code: essai\n", "code: Essai\n").replace("summary:", "sommaire:").replace("full", "complet")
    faults = read(tmp_path, text).faults
    assert [(fault.place.line, fault.code) for fault in faults] == [
        (1, "missing-key"),
        (1, "not-a-code"),
        (3, "unknown-key"),
        (7, "unknown-choice"),
    ]


def test_faults_are_told_in_english_to_who_asks(tmp_path: Path) -> None:
    assert said(tmp_path, SHEET.replace("full", "fulll"), "en") == [
        (
            f"{FILE}:7:8: error [unknown-choice] “fulll” is not a possible value. Did you mean “full”? Possible "
            f"values: full, "
            "partial, information, unknown."
        )
    ]


def test_a_question_of_an_unknown_type_is_told_at_its_type(tmp_path: Path) -> None:
    (line,) = said(tmp_path, a_form("- {name: a, type: dat}"))
    assert line.replace("\xa0", " ").startswith(
        f"{FILE}:14:25: faute [unknown-choice] « dat » n’est pas une valeur possible. Pensiez-vous à « date » ?"
    )


def test_the_keys_offered_are_those_of_the_type_of_question(tmp_path: Path) -> None:
    (line,) = said(tmp_path, a_form("- {type: yes_no, name: a, optionss: []}"))
    assert line.endswith(
        "Clés possibles\xa0: check, clip, help, label, name, pictogram, prefill, required, type, when."
    )


def test_a_name_with_a_hyphen_is_refused_with_the_name_to_write(tmp_path: Path) -> None:
    (line,) = said(tmp_path, a_form("- {type: text, name: nom-de-famille}"))
    assert "Écrivez par exemple «\xa0nom_de_famille\xa0»." in line


def test_a_folder_that_does_not_exist_has_no_lists(tmp_path: Path) -> None:
    catalogue = read_catalogue(tmp_path / "services")
    assert catalogue.definitions == ()
    assert [fault.in_language("en") for fault in catalogue.faults] == [
        f"services/_vocabulary/{name}.yaml:1:1: error [file-unreadable] The file cannot be opened: No such file or "
        "directory. Check its name and permissions."
        for name in ("authorities", "life-events", "themes")
    ]


def test_a_file_that_is_far_too_long_is_not_read(tmp_path: Path) -> None:
    assert said(tmp_path, SHEET + "#" * 1_000_001, "en") == [
        (
            f"{FILE}:1:1: error [file-too-long] The file is over 1000 KB. A service takes less: remove what is not "
            f"part of it."
        )
    ]


def test_a_file_nested_without_end_is_refused_before_it_can_crash_anything(tmp_path: Path) -> None:
    assert said(tmp_path, "[" * 200_000, "en") == [
        (
            f"{FILE}:1:41: error [yaml-too-deep] The file nests too many lists and groups. A service takes fewer than "
            f"forty."
        )
    ]


def test_a_number_too_long_to_count_is_a_text(tmp_path: Path) -> None:
    text = SHEET.replace("way: online", f"way: online, fees: [{{amount: {'9' * 5000}}}]")
    (line,) = said(tmp_path, text)
    assert "[not-a-whole-number]" in line


@pytest.mark.parametrize("name", ["essai.yaml", "mairie/essai.yml"])
def test_a_file_that_nobody_would_read_is_told(tmp_path: Path, name: str) -> None:
    faults = read_catalogue(write(tmp_path, {name: SHEET})).faults
    assert [fault.in_language("en") for fault in faults] == [
        (
            f"services/{name}:1:1: error [wrong-suffix] This file is not read: its name must end in .yaml and its "
            f"folder be that "
            "of an authority. Rename or move it."
        )
    ]


def test_examples_are_read_only_when_asked_for(tmp_path: Path) -> None:
    example = SHEET.replace("mairie", "exemple").replace("code: essai", "code: exemple-essai")
    folder = write(
        tmp_path,
        {
            "_exemples/exemple/exemple-essai.yaml": example,
            "_exemples/_vocabulary/authorities.yaml": "- {code: exemple, name: {fr: E, en: E}, kind: agency}\n",
        },
    )
    assert read_catalogue(folder).services == ()
    with_examples = read_catalogue(folder, with_examples=True)
    assert with_examples.faults == ()
    assert [service.code for service in with_examples.services] == ["exemple-essai"]

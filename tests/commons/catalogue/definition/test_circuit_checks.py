"""The way of a case: what could leave it lost, unseen or without appeal is refused."""

from pathlib import Path

import pytest

from tests.factories.service_files import PROCEDURE, a_form, codes, said

FORM = "- {type: yes_no, name: a}"
BEFORE = 14  # lines of the sheet and its form, above the procedure


def test_a_complete_circuit_is_without_fault(tmp_path: Path) -> None:
    assert codes(tmp_path, a_form(FORM, after=PROCEDURE)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "to: decision",
            "to: decisions",
            "12:59: faute [unknown-destination] « decisions » n’est ni une étape ni une issue. Pensiez-vous à « "
            "decision » ?",
            id="a result that leads nowhere",
        ),
        pytest.param(
            "to: decision",
            "to: accorde",
            "13:15: faute [step-unreached] Aucun chemin ne mène à l’étape « decision » depuis la première, « examen ». "
            "Ajoutez un résultat qui y mène, ou supprimez-la.",
            id="a step that is never reached",
        ),
        pytest.param(
            "to: refuse",
            "to: accorde",
            "24:14: faute [outcome-unreached] Aucun chemin ne mène à l’issue « refuse ». Ajoutez un résultat qui "
            "y mène, ou "
            "supprimez-la.",
            id="an outcome that is never reached",
        ),
        pytest.param(
            "four_eyes_with: examen",
            "four_eyes_with: decision",
            "17:25: faute [four-eyes-with-itself] L’étape « decision » ne peut pas être son propre second "
            "regard. Nommez une "
            "autre étape.",
            id="a step that watches itself",
        ),
        pytest.param(
            "four_eyes_with: examen",
            "four_eyes_with: examens",
            "17:25: faute [four-eyes-with-nobody] Aucune étape ne s’appelle « examens ». Pensiez-vous à « examen » ?",
            id="four eyes with an unknown step",
        ),
        pytest.param(
            "kind: check",
            "kind: issue",
            "17:25: faute [four-eyes-of-a-machine] L’étape « decision » ou son double regard est une délivrance, "
            "que la "
            "machine fait seule. Nommez deux étapes faites par des personnes.",
            id="four eyes with a machine",
        ),
        pytest.param(
            "kind: check",
            "kind: opinion",
            "8:15: faute [opinion-without-body] L’étape « examen » demande un avis, mais « opinions » ne nomme "
            "personne. "
            "Nommez qui est consulté.",
            id="an opinion of nobody",
        ),
        pytest.param(
            "unit: bureau\n        delay",
            "unit: bureaux\n        delay",
            "9:15: faute [unknown-unit] L’unité « bureaux » n’est pas dans « units ». Pensiez-vous à « bureau » ?",
            id="an unknown unit",
        ),
        pytest.param(
            "units: [{code: bureau,",
            "units: [{code: bureau, above: bureau,",
            "4:35: faute [unknown-unit-above] L’unité supérieure « bureau » n’est pas une autre unité de « units ». "
            "Pensiez-vous à « bureau » ?",
            id="a unit above itself",
        ),
        pytest.param(
            "kind: check\n",
            "kind: check\n        identity_needed: true\n",
            "9:26: faute [identity-without-reason] L’étape « examen » montre l’identité du demandeur. Dites "
            "pourquoi dans "
            "« identity_reason » : cela est publié.",
            id="a step that is not blind without saying why",
        ),
        pytest.param(
            ", appeal: {fr: Réclamez., en: Complain.}",
            "",
            "24:7: faute [refusal-without-appeal] L’issue « refuse » refuse sans dire comment contester. Écrivez "
            "« appeal ».",
            id="a refusal without appeal",
        ),
        pytest.param(
            "years: {accorde: 1, refuse: 1}",
            "years: {accorde: 1}",
            "25:31: faute [no-retention] La durée de conservation de l’issue « refuse » manque. Ajoutez-la, en années.",
            id="an outcome kept for nobody knows how long",
        ),
        pytest.param(
            "years: {accorde: 1, refuse: 1}",
            "years: {accorde: 1, refuse: 1, accordee: 2}",
            "25:62: faute [unknown-outcome] « accordee » n’est pas une issue de cette procédure. Pensiez-vous à "
            "« accorde » ?",
            id="a retention of an unknown outcome",
        ),
        pytest.param(
            "{code: refuse, kind",
            "{code: decision, kind",
            "13:15: faute [step-or-outcome] « decision » est à la fois une étape et une issue. Changez l’un des "
            "deux codes.",
            id="a step and an outcome of one name",
        ),
        pytest.param(
            "  promise:",
            "  way: desk\n  promise:",
            "2:8: faute [no-such-offer] Aucune offre n’est de la voie « desk », dont la procédure prend le tarif "
            "et les "
            "pièces. Ajoutez-la ou changez « way ».",
            id="a way that is not offered",
        ),
        pytest.param(
            "delay: {at_most: 1, unit: working_days}\n        results:\n          - {code: fait",
            "delay: {at_most: 9, unit: working_days}\n        results:\n          - {code: fait",
            "10:16: avertissement [step-longer-than-promise] À elle seule, l’étape « examen » prend plus que la "
            "promesse de 5 "
            "(working_days). Réduisez l’une ou allongez l’autre.",
            id="a step longer than the promise",
        ),
    ],
)
def test_a_circuit_that_would_fail_somebody_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in PROCEDURE
    line, _, rest = expected.partition(":")
    lines = said(tmp_path, a_form(FORM, after=PROCEDURE.replace(old, new, 1)))
    place = f"services/mairie/essai.yaml:{BEFORE + int(line)}:{rest}"
    assert place in [each.replace("\xa0", " ") for each in lines]


def test_a_step_from_which_nothing_ends_is_told(tmp_path: Path) -> None:
    circle = PROCEDURE.replace("to: accorde}", "to: examen}").replace("to: refuse}", "to: examen}")
    assert codes(tmp_path, a_form(FORM, after=circle))[:2] == [("step-without-end", 20), ("step-without-end", 27)]


def test_codes_given_twice_in_a_circuit_are_told(tmp_path: Path) -> None:
    twice = PROCEDURE.replace("code: non", "code: oui").replace("code: refuse,", "code: accorde,")
    found = codes(tmp_path, a_form(FORM, after=twice))
    assert [line for code, line in found if code == "duplicate-code"] == [35, 38]


def test_a_procedure_asks_something(tmp_path: Path) -> None:
    text = a_form(FORM, after=PROCEDURE)
    without = text[: text.index("sections:")] + text[text.index("procedure:") :]
    assert codes(tmp_path, without) == [("procedure-without-form", 10)]


def test_messages_are_said_once_and_fill_only_what_is_known(tmp_path: Path) -> None:
    messages = "  messages:\n    - {moment: closed, outcome: accorde, text: {fr: '{reference}', en: '{reference}'}}\n"
    assert codes(tmp_path, a_form(FORM, after=PROCEDURE + messages)) == []
    wrong = (
        messages
        + "    - {moment: closed, outcome: accorde, text: {fr: A, en: A}}\n"
        + "    - {moment: ready, outcome: accorde, text: {fr: '{nom}', en: A}}\n"
        + "    - {moment: closed, outcome: accordee, text: {fr: A, en: A}}\n"
    )
    assert codes(tmp_path, a_form(FORM, after=PROCEDURE + wrong)) == [
        ("duplicate-message", 42),
        ("outcome-too-early", 43),
        ("unknown-placeholder", 43),
        ("unknown-outcome", 44),
    ]


@pytest.mark.parametrize(
    ("moment", "word", "faults"),
    [
        ("ready", "promised_on", []),
        ("received", "promised_on", [41]),
        ("paused", "motive", []),
        ("closed", "motive", [41]),
    ],
)
def test_a_message_takes_only_words_that_are_known_when_it_leaves(
    tmp_path: Path, moment: str, word: str, faults: list[int]
) -> None:
    message = f"  messages:\n    - {{moment: {moment}, text: {{fr: '{{{word}}}', en: A}}}}\n"
    found = codes(tmp_path, a_form(FORM, after=PROCEDURE + message))
    assert found == [("unknown-placeholder", line) for line in faults]


def test_fields_of_a_document_read_answers_and_findings(tmp_path: Path) -> None:
    finding = (
        "        findings: [{type: text, name: note, label: {fr: N, en: N}}]\n        results:\n          - {code: fait"
    )
    procedure = PROCEDURE.replace("        results:\n          - {code: fait", finding)
    document = "title: {fr: Accordé, en: Granted}, document: {template: t, title: {fr: T, en: T}, fields: {n: NAME}}}"
    procedure = procedure.replace("title: {fr: Accordé, en: Granted}}", document)
    for name in ("note", "a", "today"):
        assert codes(tmp_path, a_form(FORM, after=procedure.replace("NAME", name))) == []
    assert codes(tmp_path, a_form(FORM, after=procedure.replace("NAME", "notes"))) == [("unknown-answer", 38)]
    taken = procedure.replace("name: note", "name: a").replace("NAME", "a")
    assert codes(tmp_path, a_form(FORM, after=taken)) == [("duplicate-name", 25)]


def test_findings_are_questions_and_are_checked_as_such(tmp_path: Path) -> None:
    findings = (
        "        findings:\n"
        "          - {type: yes_no, name: vu, label: {fr: V, en: S}}\n"
        "          - {type: number, name: cote, min: 1, max: 9, when: vu && a, label: {fr: C, en: C}}\n"
    )
    procedure = PROCEDURE.replace(
        "        results:\n          - {code: fait", f"{findings}        results:\n          - {{code: fait"
    )
    assert codes(tmp_path, a_form(FORM, after=procedure)) == []
    assert codes(tmp_path, a_form(FORM, after=procedure.replace("vu && a", "vus"))) == [("unknown-answer", 27)]
    assert codes(tmp_path, a_form(FORM, after=procedure.replace("vu && a", "cote > 1"))) == [("not-guarded", 27)]
    assert codes(tmp_path, a_form(FORM, after=procedure.replace("min: 1", "min: 10"))) == [("empty-range", 27)]


REGISTER = """\
identity_needed: true
        identity_reason: {fr: Par nom., en: By name.}
        base_register: casier
        register_query: {family_name: nom.family_name, birth_date: ne_le, sex: 'a ? "F" : "M"'}
"""
PERSON = """- {type: yes_no, name: a}
- {type: person_name, name: nom}
- {type: date, name: ne_le}"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("base_register: casier", "", "query-without-register"),
        ("identity_needed: true", "", "query-without-identity"),
        ("nom.family_name", "nom", "register-takes-texts"),
        ("nom.family_name", "a", "register-takes-texts"),
        ("ne_le", "naissance", "unknown-answer"),
        ("family_name: nom", "surname: nom", "unknown-choice"),
    ],
)
def test_what_a_register_is_asked_is_checked(tmp_path: Path, old: str, new: str, expected: str) -> None:
    step = PROCEDURE.replace("kind: check", f"kind: check\n        {REGISTER.strip()}", 1)
    assert codes(tmp_path, a_form(PERSON, after=step)) == []
    assert [code for code, _line in codes(tmp_path, a_form(PERSON, after=step.replace(old, new, 1)))] == [expected]

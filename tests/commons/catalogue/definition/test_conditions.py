"""Conditions as editors write them: each mistake is refused when the file is read, at its line, with the remedy."""

from pathlib import Path

import pytest

from tests.factories.service_files import FIRST_QUESTION, a_form, codes, said

FORM = """\
- {type: yes_no, name: salarie}
- {type: number, name: age, max: 120}
- {type: number, name: taux, max: 100, decimals: 2}
- {type: date, name: naissance, not_after: today}
- {type: choice, name: sexe, options: [{value: f, text: {fr: F, en: F}}, {value: m, text: {fr: M, en: M}}]}
- {type: choices, name: langues, options: [{value: fon, text: {fr: F, en: F}}, {value: dendi, text: {fr: D, en: D}}]}
- {type: text, name: nom_famille}
- {type: person_name, name: tuteur}
- {type: file, name: acte}
- {type: money, name: loyer, required: false}
- {type: repeat, name: enfants, item_label: {fr: E, en: C}, label: {fr: E, en: C}, questions: \
[{type: number, name: rang, max: 9, label: {fr: R, en: R}}, \
{type: date, name: ne_le, required: false, label: {fr: N, en: B}}]}
"""
LINE = FIRST_QUESTION + len(FORM.strip().split("\n"))


def with_condition(when: str) -> str:
    return a_form(FORM + f"- {{type: text, name: suite, when: {when!r}}}\n")


@pytest.mark.parametrize(
    "when",
    [
        "salarie",
        "!salarie && age >= 18",
        "taux > 1 || age == 2.5",
        "age + 1 > 18 && double(age) * 1.5 < taux",
        "age_on(naissance, today) < 18",
        'naissance > date("2000-01-31")',
        'sexe == "f"',
        'sexe in ["f", "m"]',
        '"fon" in langues && size(langues) == 1',
        'langues.exists(l, l == "fon")',
        'nom_famille.startsWith("A") || length(nom_famille) > 3',
        'nom_famille.matches("^[A-Z]")',
        'tuteur.family_name == "Dossou"',
        "answered.acte && answered.loyer && loyer > 1000",
        "enfants.exists(e, e.rang > 2)",
        'enfants.all(e, e.answered.ne_le && e.ne_le > date("2020-01-01"))',
        "enfants.map(e, e.rang).exists(r, r > 2)",
        "total(enfants.map(e, e.rang)) > 10",
        "enfants.filter(e, e.rang == 1).size() == 1",
        "(salarie ? age : 0) > 10",
        "today > date('2026-01-01')",
        "salarie == false",
        "(salarie ? naissance : today) < today",
        "size(salarie ? langues : langues) > 1",
        "(salarie ? sexe : 'f') == 'f' && (salarie ? nom_famille : sexe) == 'f'",
        "-age < -18 && age % 2 == 0 && taux / 2.0 > 0.5",
        r"nom_famille.matches(r'^\\d+$') || nom_famille == '\\u00e9'",
    ],
)
def test_what_a_condition_may_say(tmp_path: Path, when: str) -> None:
    assert codes(tmp_path, with_condition(when)) == []


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (
            "agee > 18",
            (
                "[unknown-answer] Aucune question ne s’appelle « agee ». Pensiez-vous à « age » ? Écrivez le nom "
                "d’une question du formulaire ou ajoutez-la."
            ),
        ),
        (
            "nom-famille == 'A'",
            (
                "[hyphen] « nom-famille » est une soustraction, pas un nom. Une réponse s’écrit avec des "
                "tirets bas : nom_famille."
            ),
        ),
        ("age > 'x'", "[mixed-kinds] Ici se rencontrent un nombre et un texte. Comparez deux valeurs du même genre."),
        (
            "age + 1.5 > 2.0",
            (
                "[mixed-numbers] Un nombre entier et un nombre à virgule ne se calculent pas ensemble. Écrivez "
                "double(...) autour de l’entier, ou 2.0 au lieu de 2."
            ),
        ),
        (
            "age == null",
            (
                "[null] « null » n’existe pas dans une condition. Pour savoir si une réponse est donnée, écrivez "
                "answered. suivi de son nom."
            ),
        ),
        (
            "loyer > 1000",
            (
                "[not-guarded] « loyer » peut rester sans réponse et vaudrait alors zéro ou rien. Écrivez "
                "answered.loyer && devant la comparaison, ou ce qu’il faut faire sans réponse."
            ),
        ),
        (
            "enfants.all(e, e.ne_le < today)",
            (
                "[not-guarded] « e.ne_le » peut rester sans réponse et vaudrait alors zéro ou "
                "rien. Écrivez e.answered.ne_le && devant la comparaison, ou ce qu’il faut faire sans réponse."
            ),
        ),
        ("sexe == 'feminin'", "[unknown-option] « feminin » n’est pas une des options de la question."),
        (
            "'fons' in langues",
            "[unknown-option] « fons » n’est pas une des options de la question. Pensiez-vous à « fon » ?",
        ),
        (
            "naissance < '2008-01-01'",
            '[date-as-text] Une date ne se compare pas à un texte. Écrivez date("2008-01-01").',
        ),
        (
            "naissance < date('2008-13-01')",
            (
                "[not-a-written-date] date(...) prend une date du calendrier écrite en toutes "
                'lettres : date("2026-01-31").'
            ),
        ),
        (
            "today - naissance > 1",
            (
                "[date-arithmetic] On n’ajoute ni ne retranche des dates. Écrivez days_between(a, b), "
                "add_days(a, 30), add_months(a, 3) ou age_on(naissance, today)."
            ),
        ),
        (
            "age",
            "[not-a-condition] Une condition donne oui ou non ; celle-ci donne un nombre. Comparez-la à quelque chose.",
        ),
        ("age && salarie", "[wrong-kind] Il faut ici un oui ou non, pas un nombre."),
        ("!age", "[wrong-kind] Il faut ici un oui ou non, pas un nombre."),
        ("-nom_famille == 'a'", "[wrong-kind] Il faut ici un nombre, pas un texte."),
        ("nom_famille > 'b'", "[no-order] On ne compare pas un texte avec < ou >. Utilisez == ou !=."),
        (
            "tuteur == tuteur",
            (
                "[not-comparable] On ne compare pas une réponse à plusieurs champs en entier. Comparez un de "
                "ses champs ou de ses éléments, ou demandez answered."
            ),
        ),
        (
            "acte == acte",
            (
                "[not-comparable] On ne compare pas un fichier en entier. Comparez un de ses champs ou de ses "
                "éléments, ou demandez answered."
            ),
        ),
        (
            "'a' in nom_famille",
            (
                "[in-what] « in » cherche dans une liste, pas dans un texte. Pour un morceau de texte, "
                'écrivez a.contains("b").'
            ),
        ),
        ("age in []", "[empty-list] Une liste vide ne sert à rien ici. Écrivez ses éléments."),
        ("age.mois > 1", "[no-fields] « mois » n’est pas un champ : un nombre n’en a pas."),
        ("tuteur.nom == 'A'", "[unknown-field] Cette réponse n’a pas de champ « nom »."),
        (
            "ages_on(naissance, today) > 1",
            (
                "[unknown-function] La fonction « ages_on » n’existe pas. Pensiez-vous à "
                "« age_on » ? La liste est dans docs/service-files.md."
            ),
        ),
        ("age_on(naissance) > 1", "[arguments] « age_on » prend 2 valeurs, pas 1."),
        ("age / 0 > 1", "[division] On ne divise que par un nombre écrit dans la condition, autre que zéro."),
        ("10 / age > 1", "[division] On ne divise que par un nombre écrit dans la condition, autre que zéro."),
        (
            "age * 9223372036854775807 > 1",
            (
                "[number-too-big-to-count] Ce calcul peut dépasser ce que l’on sait compter. "
                "Donnez un « max » plus petit aux nombres de départ."
            ),
        ),
        (
            "add_days(today, int(taux) + 0) > today && add_days(today, taux) > today",
            "[whole-number-expected] Un nombre entier est attendu ici. Écrivez int(...) autour du nombre.",
        ),
        (
            "total(langues) > 1",
            (
                "[total-of-what] total(...) additionne une liste de nombres entiers, par exemple "
                "total(enfants.map(x, x.montant))."
            ),
        ),
        ("int(nom_famille) > 1", "[conversion] int(...) ne convertit pas un texte."),
        (
            "size(nom_famille) > 1",
            "[size-of-text] size(...) compte les octets d’un texte, deux pour un « é ». Écrivez length(...).",
        ),
        ("size(age) > 1", "[not-a-list-of-answers] « size » s’applique à une liste de réponses, pas à un nombre."),
        (
            "age.exists(a, a > 1)",
            "[not-a-list-of-answers] « exists » s’applique à une liste de réponses, pas à un nombre.",
        ),
        ("enfants.exists(e.rang > 1)", "[macro-shape] « exists » s’écrit liste.exists(x, condition sur x)."),
        (
            "enfants.exists(age, age.rang > 1)",
            "[name-taken] « age » est déjà le nom d’une réponse. Prenez un autre nom pour l’élément de la liste.",
        ),
        (
            "has(tuteur.family_name)",
            "[has] « has » ne sert pas ici. Pour savoir si une réponse est donnée, écrivez answered. suivi de son nom.",
        ),
        (
            "answered == true",
            "[answered-alone] « answered » demande si une réponse est donnée : écrivez answered. suivi de son nom.",
        ),
        (
            "rang > 1",
            (
                "[inside-a-repeat] « rang » se répète dans « enfants » : il y en a plusieurs. Écrivez par exemple "
                "enfants.exists(x, x.rang == ...)."
            ),
        ),
        (
            "nom_famille.matches('[')",
            (
                "[not-a-pattern] Ce n’est pas une expression rationnelle que le moteur comprend. "
                'Écrivez-la entre guillemets, par exemple "[0-9]{4}".'
            ),
        ),
        (
            "age = 18",
            (
                "[not-understood] La condition n’est pas comprise à partir de « = 18 ». Les opérateurs sont == != < <= "
                "> >= in && || ! + - * / % et ? :, les textes vont entre guillemets droits."
            ),
        ),
        (
            "salarie and age > 1",
            (
                "[not-understood] La condition n’est pas comprise à partir de « and age > 1 ». Les "
                "opérateurs sont == != < <= > >= in && || ! + - * / % et ? :, les textes vont entre guillemets droits."
            ),
        ),
        (
            "!" * 81 + "salarie",
            (
                "[expression-too-deep] La condition est trop longue. Coupez-la en une question "
                "« computed » et une condition plus courte."
            ),
        ),
        (
            "nom_famille == age",
            "[mixed-kinds] Ici se rencontrent un texte et un nombre. Comparez deux valeurs du même genre.",
        ),
        (
            "age in ['a']",
            "[mixed-kinds] Ici se rencontrent un nombre et un texte. Comparez deux valeurs du même genre.",
        ),
        (
            "age * 'a' == 1",
            "[mixed-kinds] Ici se rencontrent un nombre et un texte. Comparez deux valeurs du même genre.",
        ),
        (
            "(salarie ? age : 'a') == 1",
            "[mixed-kinds] Ici se rencontrent un nombre et un texte. Comparez deux valeurs du même genre.",
        ),
        (
            "(salarie ? age : taux) == 1",
            (
                "[mixed-numbers] Un nombre entier et un nombre à virgule ne se calculent pas ensemble. Écrivez "
                "double(...) autour "
                "de l’entier, ou 2.0 au lieu de 2."
            ),
        ),
        (
            "for == 1",
            (
                "[not-understood] La condition n’est pas comprise à partir de « for == 1 ». Les opérateurs sont == "
                "!= < <= > >= in "
                "&& || ! + - * / % et ? :, les textes vont entre guillemets droits."
            ),
        ),
        (
            "age. > 1",
            (
                "[not-understood] La condition n’est pas comprise à partir de « > 1 ». Les opérateurs sont == != < "
                "<= > >= in && || "
                "! + - * / % et ? :, les textes vont entre guillemets droits."
            ),
        ),
        ("suite == 'a'", "[depends-on-itself] « suite » dépend de sa propre valeur. Retirez son nom de l’expression."),
    ],
)
def test_a_mistake_in_a_condition_is_refused_with_its_remedy(tmp_path: Path, when: str, sentence: str) -> None:
    lines = said(tmp_path, with_condition(when))
    found = [line.replace("\xa0", " ").partition(": faute ") for line in lines]
    assert [each[2] for each in found] == [sentence]
    assert found[0][0].startswith(f"services/mairie/essai.yaml:{LINE}:")


def test_what_reads_a_faulty_value_is_not_told_again(tmp_path: Path) -> None:
    text = a_form(
        """
        - {type: computed, name: c, value: inconnu + 1}
        - {type: text, name: d, when: "c > 3 && c.x == 1 && c.exists(e, e.y) && length(c) > 1 && -c < 2"}
        """
    )
    assert codes(tmp_path, text) == [("unknown-answer", 14)]


def test_the_column_is_that_of_the_word_in_the_condition(tmp_path: Path) -> None:
    text = a_form("- {type: yes_no, name: a}\n- {type: text, name: b, when: a && aa}")
    (line,) = said(tmp_path, text)
    column = text.split("\n")[14].index("aa") + 1
    assert line.startswith(f"services/mairie/essai.yaml:15:{column}: faute [unknown-answer]")


def test_a_cycle_of_conditions_is_named_from_its_first_question(tmp_path: Path) -> None:
    text = a_form(
        """
        - {type: yes_no, name: un, when: trois}
        - {type: yes_no, name: deux, when: un}
        - {type: yes_no, name: trois, when: deux}
        """
    )
    (line,) = said(tmp_path, text)
    assert line.replace("\xa0", " ") == (
        "services/mairie/essai.yaml:14:40: faute [cycle] Ces réponses s’attendent en rond : un → trois → deux → un. "
        "Retirez une des conditions."
    )


def test_a_computed_value_that_needs_itself_through_another_is_a_cycle(tmp_path: Path) -> None:
    text = a_form(
        """
        - {type: computed, name: net, value: brut - 1}
        - {type: computed, name: brut, value: net + 1}
        """
    )
    assert ("cycle", 14) in codes(tmp_path, text)


def test_an_answer_that_is_asked_later_cannot_be_read(tmp_path: Path) -> None:
    text = a_form("- {type: text, name: a, when: b}\n- {type: yes_no, name: b}")
    (line,) = said(tmp_path, text)
    assert line.replace("\xa0", " ") == (
        "services/mairie/essai.yaml:14:37: faute [read-too-early] « b » n’est demandé que plus loin. Placez "
        "cette question "
        "après, ou changez la condition."
    )


def test_a_block_without_answer_cannot_be_read(tmp_path: Path) -> None:
    text = a_form("- {type: explanation, name: mot, text: {fr: M, en: W}}\n- {type: text, name: a, when: answered.mot}")
    assert codes(tmp_path, text) == [("not-an-answer", 15)]


def test_a_check_reads_the_answer_that_it_judges(tmp_path: Path) -> None:
    right = "- {type: number, name: n, required: false, check: [{that: n > 1, message: {fr: M, en: M}}]}"
    assert codes(tmp_path, a_form(right)) == []
    wrong = right.replace("that: n > 1", "that: today > date('2020-01-01')")
    assert codes(tmp_path, a_form(wrong)) == [("check-of-another", 14)]


def test_a_file_is_no_value_for_a_computed_answer(tmp_path: Path) -> None:
    text = a_form("- {type: file, name: f}\n- {type: computed, name: c, value: f}")
    assert codes(tmp_path, text) == [("file-as-value", 15)]

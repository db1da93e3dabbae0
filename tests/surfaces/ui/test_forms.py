"""What a person reads when her answers cannot be taken, in exact words; ~ stands for a space that never breaks."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Field
from django.utils.translation import override

from guichet.surfaces.ui import forms

NO_BREAK = "\N{NO-BREAK SPACE}"


def asking(field: Field, answer: Any, name: str = "answer") -> forms.Form:
    """A form with one question, answered."""
    form = type("Question", (forms.Form,), {name: field})
    files = {name: answer} if isinstance(answer, SimpleUploadedFile) else {}
    data = {f"{name}_{part}": text for part, text in answer.items()} if isinstance(answer, dict) else {name: answer}
    asked: forms.Form = form(data, files)
    return asked


def refusal(field: Field, answer: Any, language: str = "fr") -> str:
    with override(language):
        said = " ".join(str(error) for error in asking(field, answer)["answer"].errors)
        return said.replace(NO_BREAK, "~").replace("\N{NARROW NO-BREAK SPACE}", "~")


def kept(field: Field, answer: Any) -> Any:
    form = asking(field, answer)
    assert form.errors == {}
    return form.cleaned_data["answer"]


def day(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


def a_date(**limits: Any) -> Field:
    return forms.DateField(label="Naissance", **limits)


def test_an_existing_day_is_kept() -> None:
    assert kept(a_date(), day(" 29", "02 ", "2024")) == date(2024, 2, 29)


def test_a_date_left_blank_is_nothing_when_it_is_optional() -> None:
    assert kept(a_date(required=False), day("", "", "")) is None


@pytest.mark.parametrize(
    ("answer", "french", "english"),
    [
        (
            day("", "", ""),
            "Écrivez le jour, le mois et l’année pour «~Naissance~».",
            "Write the day, the month and the year for “Naissance”.",
        ),
        (day("32", "1", "2000"), "Écrivez le jour en chiffres, de 1 à 31.", "Write the day in figures, from 1 to 31."),
        (day("3", "", "2000"), "Écrivez le mois en chiffres, de 1 à 12.", "Write the month in figures, from 1 to 12."),
        (
            day("3", "mars", "2000"),
            "Écrivez le mois en chiffres, de 1 à 12.",
            "Write the month in figures, from 1 to 12.",
        ),
        (
            day("3", "3", "87"),
            "Écrivez l’année avec quatre chiffres, par exemple 1987.",
            "Write the year with four figures, for example 1987.",
        ),
        (
            day("29", "2", "2023"),
            "Le 29 février 2023 n’existe pas. Vérifiez le jour et le mois.",
            "29 February 2023 does not exist. Check the day and the month.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(answer: dict[str, str], french: str, english: str) -> None:
    assert refusal(a_date(), answer) == french
    assert refusal(a_date(), answer, "en") == english


def test_a_date_outside_its_limits_is_refused_and_the_limits_are_not() -> None:
    limits = {"earliest": date(1900, 1, 1), "latest": date(2026, 3, 1)}
    assert kept(a_date(**limits), day("1", "1", "1900")) == date(1900, 1, 1)
    assert kept(a_date(**limits), day("1", "3", "2026")) == date(2026, 3, 1)
    assert (
        refusal(a_date(**limits), day("31", "12", "1899"))
        == "Cette date est trop ancienne. Écrivez le 1er janvier 1900 ou une date plus récente."
    )
    assert (
        refusal(a_date(**limits), day("2", "3", "2026"))
        == "Cette date est trop récente. Écrivez le 1er mars 2026 ou une date plus ancienne."
    )


def test_what_was_typed_in_a_refused_date_is_still_there() -> None:
    page = asking(a_date(), day("29", "fév", "2023")).as_div()
    assert 'value="29"' in page
    assert 'value="fév"' in page
    assert 'value="2023"' in page


def test_a_known_date_is_shown_in_its_three_parts_and_is_not_a_change() -> None:
    form = type("Question", (forms.Form,), {"answer": a_date()})
    same = form({"answer_day": "3", "answer_month": "3", "answer_year": "1987"}, initial={"answer": date(1987, 3, 3)})
    assert same.changed_data == []
    other = form({"answer_day": "3", "answer_month": "x", "answer_year": "1987"}, initial={"answer": date(1987, 3, 3)})
    assert other.changed_data == ["answer"]
    assert 'value="1987"' in str(form(initial={"answer": date(1987, 3, 3)})["answer"])


@pytest.mark.parametrize(
    "written", ["1900", "1 900", "1.900", "1\N{NARROW NO-BREAK SPACE}900 F CFA", "1900 fcfa", "1900F"]
)
def test_an_amount_is_understood_as_people_write_it(written: str) -> None:
    assert kept(forms.MoneyField(label="Montant"), written) == 1900


@pytest.mark.parametrize(
    ("answer", "french", "english"),
    [
        ("", "Écrivez un montant pour «~Montant~».", "Write an amount for “Montant”."),
        (
            "1900,50",
            "Le franc CFA n’a pas de centimes. Écrivez un nombre entier, par exemple 1900.",
            "The CFA franc has no cents. Write a whole number, for example 1900.",
        ),
        (
            "mille",
            "Ce montant n’est pas un nombre. Écrivez-le en chiffres, par exemple 1900.",
            "This amount is not a number. Write it in figures, for example 1900.",
        ),
        (
            "5001",
            "Ce montant dépasse la limite de 5~000~F~CFA. Vérifiez le nombre de zéros.",
            "This amount is over the limit of 5~000~F~CFA. Check the number of zeros.",
        ),
    ],
)
def test_an_amount_that_is_none_is_refused_in_words(answer: str, french: str, english: str) -> None:
    field = forms.MoneyField(label="Montant", at_most=5000)
    assert refusal(field, answer) == french
    assert refusal(field, answer, "en") == english


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("01 97 00 00 00", "0197000000"),
        ("+229 01.97.00.00.00", "+2290197000000"),
        ("00229-0197000000", "+2290197000000"),
    ],
)
def test_a_telephone_number_is_kept_as_digits(written: str, number: str) -> None:
    assert kept(forms.PhoneField(label="Téléphone"), written) == number


@pytest.mark.parametrize("written", ["97 00", "je n’en ai pas", "+229 01 97 00 00 00 00 00 00"])
def test_a_telephone_number_that_is_not_complete_is_refused(written: str) -> None:
    field = forms.PhoneField(label="Téléphone")
    assert refusal(field, written) == (
        "Ce numéro n’est pas complet ou contient autre chose que des chiffres. "
        "Écrivez-le en entier, avec l’indicatif du pays s’il n’est pas du Bénin."
    )
    assert refusal(field, written, "en") == (
        "This number is not complete or has something other than figures. "
        "Write it in full, with the country code if it is not from Benin."
    )


@pytest.mark.parametrize(
    ("field", "answer", "french"),
    [
        (forms.TextField(label="Nom"), " ", "Écrivez une réponse à «~Nom~»."),
        (
            forms.TextField(label="Nom", max_length=3),
            "Dossou",
            "«~Nom~» a 6 caractères~; la limite est de 3. Raccourcissez le texte.",
        ),
        (forms.PhoneField(label="Téléphone"), "", "Écrivez un numéro de téléphone pour «~Téléphone~»."),
        (forms.EmailField(label="Adresse"), "", "Écrivez une adresse pour «~Adresse~»."),
        (
            forms.EmailField(label="Adresse"),
            "dossou@",
            "Cette adresse n’est pas complète. Écrivez-la comme ceci~: nom@exemple.bj.",
        ),
        (forms.YesNoField(label="Marié"), "", "Répondez par oui ou par non à «~Marié~»."),
        (forms.ChoiceField(label="Lieu", choices=[("a", "A")]), "", "Choisissez une réponse à «~Lieu~»."),
        (
            forms.ChoiceField(label="Lieu", choices=[("a", "A")]),
            "z",
            "Cette réponse n’est plus proposée. Choisissez-en une dans la liste.",
        ),
        (forms.LongChoiceField(label="Lieu", choices=[("a", "A")]), "", "Choisissez une réponse à «~Lieu~»."),
        (forms.ManyChoicesField(label="Aides", choices=[("a", "A")]), [], "Cochez au moins une réponse à «~Aides~»."),
        (forms.ConsentField(label="J’ai relu"), "", "Cochez «~J’ai relu~» pour continuer."),
        (forms.FileField(label="Reçu"), "", "Choisissez un fichier pour «~Reçu~»."),
    ],
)
def test_a_question_left_out_says_what_to_do(field: Field, answer: Any, french: str) -> None:
    assert refusal(field, answer) == french


@pytest.mark.parametrize(("answer", "meaning"), [("yes", True), ("no", False)])
def test_yes_and_no_are_true_and_false(answer: str, meaning: object) -> None:
    assert kept(forms.YesNoField(label="Marié"), answer) is meaning


def test_neither_yes_nor_no_is_nothing() -> None:
    assert kept(forms.YesNoField(label="Marié", required=False), "") is None


def test_a_line_end_counts_for_one_character_as_on_the_screen() -> None:
    assert kept(forms.LongTextField(label="Récit", max_length=3), "a\r\nb") == "a\nb"
    assert "4 caractères" in refusal(forms.LongTextField(label="Récit", max_length=3), "a\r\nbc")


def a_file(name: str, size: int = 10) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


def test_a_file_of_an_accepted_kind_is_kept() -> None:
    assert kept(forms.FileField(label="Reçu"), a_file("recu.PDF")).name == "recu.PDF"


@pytest.mark.parametrize(
    ("file", "french", "english"),
    [
        (
            a_file("recu.exe"),
            "«~recu.exe~» n’est pas d’un type accepté. Choisissez un fichier de l’un de ces types~: PDF, PNG.",
            "“recu.exe” is not of an accepted type. Choose a file of one of these types: PDF, PNG.",
        ),
        (
            a_file("recu.png", 1_000_001),
            "«~recu.png~» pèse plus de 1~Mo. Choisissez un fichier plus léger.",
            "“recu.png” is heavier than 1~MB. Choose a lighter file.",
        ),
        (
            a_file("recu.png", 0),
            "Ce fichier est vide. Choisissez-en un autre.",
            "This file is empty. Choose another one.",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(file: SimpleUploadedFile, french: str, english: str) -> None:
    field = forms.FileField(label="Reçu", kinds=(".pdf", ".png"), heaviest=1)
    assert refusal(field, file) == french
    assert refusal(field, file, "en") == english


def test_a_question_with_a_percent_sign_does_not_break_its_own_error() -> None:
    assert refusal(forms.TextField(label="Part en %", max_length=1), "12").startswith("«~Part en %~» a 2 caractères")
    assert refusal(forms.TextField(label="Part en %"), "") == "Écrivez une réponse à «~Part en %~»."


def test_what_holds_figures_alone_shows_no_letters_to_touch() -> None:
    class Asked(forms.Form):
        npi = forms.TextField(label="NPI", figures=True)
        name = forms.TextField(label="Nom")

    shown = Asked()
    assert 'inputmode="numeric"' in str(shown["npi"])
    assert "inputmode" not in str(shown["name"])

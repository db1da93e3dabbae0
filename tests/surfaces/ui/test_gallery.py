"""The gallery shows every component, in every state, in both languages, at both sizes."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guichet.surfaces.ui import joined
from guichet.surfaces.ui.gallery.samples import FAMILIES

TEMPLATES = Path(joined.__file__).parent / "templates"
COMPONENTS = sorted(f"ui/components/{path.name}" for path in (TEMPLATES / "ui/components").glob("_*.html"))
ADDRESSES = ["", "formulaire/", "exemple/", "large/", "actions/", "chemins/", "messages/", "valeurs/", "avancement/"]

FILLED = {
    "name": "Dossou",
    "born_on_day": "27",
    "born_on_month": "3",
    "born_on_year": "1987",
    "phone": "01 97 00 00 00",
    "known_before": "yes",
    "way": "centre",
    "department": "MON",
    "paid": "1 900",
    "story": "Tout va bien.",
    "agreed": "on",
}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("size", ["", "?taille=borne"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_shown_in_both_languages_and_at_both_sizes(
    client: Client, prefix: str, address: str, size: str
) -> None:
    page = client.get(f"{prefix}/composants/{address}{size}").content.decode()
    assert f'<html lang="{prefix.strip("/") or "fr"}" data-scale="{"kiosk" if size else "page"}">' in page
    assert page.count("<main") == 1


def test_every_component_is_shown(client: Client) -> None:
    shown = {template.name for address in ADDRESSES for template in client.get(f"/composants/{address}").templates}
    assert [name for name in COMPONENTS if name not in shown] == []


def test_a_name_and_its_number_stay_on_one_line_and_a_title_stands_for_a_caption(client: Client) -> None:
    page = client.get("/composants/valeurs/").content.decode()
    assert page.count('class="table table--pair"') == 2
    assert page.count('<caption class="heard">') == 1


def test_every_family_is_reached_from_the_first_page(client: Client) -> None:
    page = client.get("/composants/").content.decode()
    for family in FAMILIES:
        assert f'href="/composants/{family().code}/"' in page


def test_the_line_to_copy_is_the_one_that_draws(client: Client) -> None:
    page = client.get("/composants/actions/").content.decode()
    assert (
        "{% include &quot;ui/components/_button.html&quot; with text=&quot;Continuer&quot; disabled=True only %}"
        in page
    )
    assert "{% include &quot;ui/components/_links.html&quot; with links=page.links only %}" in page
    assert "{% include &quot;ui/components/_print.html&quot; only %}" in page


def test_a_page_may_fill_a_notice_with_a_template_of_its_own(client: Client) -> None:
    page = client.get("/composants/messages/").content.decode()
    assert "<ul><li>Un extrait d’acte de naissance</li><li>Votre téléphone</li></ul>" in page


def test_a_family_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/composants/rien/").status_code == 404


def test_a_filled_form_is_accepted(client: Client) -> None:
    receipt = SimpleUploadedFile("recu.pdf", b"%PDF-1.7")
    answer = client.post("/composants/formulaire/", {**FILLED, "paper": receipt})
    assert answer.status_code == 200
    assert "Toutes les réponses conviennent." in answer.content.decode()


def test_a_form_sent_back_names_each_answer_to_correct_and_leads_to_it(client: Client) -> None:
    wrong = {**FILLED, "born_on_month": "13", "way": "", "paid": "beaucoup"}
    answer = client.post("/composants/formulaire/", wrong)
    page = answer.content.decode().replace("\N{NO-BREAK SPACE}", "~")
    assert answer.status_code == 422
    assert "<title>À corriger~: Un formulaire - Guichet</title>" in page
    assert "<h2>3 réponses sont à corriger</h2>" in page
    assert "Les fichiers ne sont pas gardés~: choisissez-les de nouveau." in page
    assert '<a href="#id_born_on_1">Écrivez le mois en chiffres, de 1 à 12.</a>' in page
    assert '<a href="#id_way_0">Choisissez une réponse à «~Comment voulez-vous recevoir le document~?~».</a>' in page
    assert '<a href="#id_paid">Ce montant n’est pas un nombre.' in page
    assert 'value="beaucoup"' in page


def test_one_wrong_answer_is_counted_in_the_singular(client: Client) -> None:
    wrong = {**FILLED, "paid": "beaucoup"}
    french, english = (
        client.post(f"{prefix}/composants/formulaire/", wrong).content.decode() for prefix in ("", "/en")
    )
    assert "<h2>1 réponse est à corriger</h2>" in french
    assert "<h2>1 answer needs correcting</h2>" in english
    assert "This amount is not a number. Write it in figures, for example 1900." in english


def test_an_error_is_tied_to_its_field_for_those_who_hear_it(client: Client) -> None:
    page = client.post("/composants/formulaire/", {**FILLED, "phone": "1"}).content.decode()
    field = re.search(r"<input[^>]*id=\"id_phone\"[^>]*>", page)
    assert field is not None
    assert 'aria-describedby="id_phone_helptext id_phone_error"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert 'id="id_phone_error"' in page


@pytest.mark.parametrize(
    ("field", "attributes"),
    [
        ("id_name", ['autocomplete="family-name"', 'maxlength="60"']),
        ("id_born_on_0", ['autocomplete="bday-day"', 'inputmode="numeric"']),
        ("id_phone", ['type="tel"', 'inputmode="tel"', 'autocomplete="tel"']),
        ("id_email", ['type="email"', 'autocomplete="email"']),
        ("id_paid", ['inputmode="numeric"', 'autocomplete="off"']),
        ("id_paper", ['accept=".pdf,.jpg,.jpeg,.png"', 'data-heaviest="5000000"']),
    ],
)
def test_a_field_opens_the_right_keyboard(client: Client, field: str, attributes: list[str]) -> None:
    page = client.get("/composants/formulaire/").content.decode()
    found = re.search(rf"<input[^>]*id=\"{field}\"[^>]*>", page)
    assert found is not None
    assert [attribute for attribute in attributes if attribute not in found[0]] == []


def test_a_long_text_is_counted_and_never_cut(client: Client) -> None:
    page = client.get("/composants/formulaire/").content.decode()
    area = re.search(r"<textarea[^>]*>", page)
    assert area is not None
    assert "maxlength" not in area[0]
    assert "Au plus 300 caractères" in page


def test_a_closed_form_takes_no_answer(client: Client) -> None:
    page = client.get("/composants/formulaire/?etat=inactif").content.decode()
    controls = re.findall(r"<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]*>", page)
    assert controls
    assert [control for control in controls if " disabled" not in control] == []


def test_what_is_optional_is_said_so(client: Client) -> None:
    page = client.get("/composants/formulaire/").content.decode()
    assert re.search(r"Adresse électronique\s*<span class=\"label__optional\">\(facultatif\)</span>", page)
    assert not re.search(r"Nom de famille\s*<span", page)

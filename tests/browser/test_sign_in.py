"""Signing in with a real Chromium: a passkey made and shown, a code application, everything accessible and narrow."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, expect

from tests.browser.watch import Watch, assert_accessible, in_the_long_runs
from tests.factories.identity import PASSWORD
from tools.site import Site

PHONE: ViewportSize = {"width": 320, "height": 640}
PUBLIC = [
    "/connexion/",
    "/connexion/e-mail/",
    f"/connexion/code/{'0' * 32}/",
    "/connexion/identite-nationale/echec/",
    "/agents/connexion/",
    "/agents/connexion/incomplete/",
    "/demo/",
]


@pytest.fixture
def watch(site: Site) -> Watch:
    return Watch(origin=named(site))


@pytest.fixture
def page(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """On localhost by its name: a passkey belongs to a name, never to a number."""
    context = browser.new_context(base_url=named(site), locale="fr-BJ", timezone_id="Africa/Porto-Novo")
    page = context.new_page()
    watch.over(page)
    yield page
    context.close()
    assert watch.faults == []


def named(site: Site) -> str:
    return site.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def device(page: Page) -> CDPSession:
    """A device that has a finger to show, and shows it: Chromium's own virtual authenticator."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def guichet(site: Site, *words: str) -> str:
    environment = os.environ | {
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(site.var),
        "GUICHET_DATABASE_URL": "",
        "GUICHET_PUBLIC_URL": named(site),
    }
    command = [sys.executable, "-m", "guichet", "staff", *words]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def invite(site: Site, email: str) -> str:
    return guichet(site, "invite", email, "--name", "Dossi Hounkpè")


def set_up(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Commencer").click()
    page.get_by_role("link", name="Choisir un mot de passe").click()
    page.get_by_label("Votre nouveau mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Enregistrer").click()


def finish(page: Page) -> None:
    expect(page.get_by_role("main")).to_contain_text("Écrivez ces codes maintenant")
    page.get_by_role("link", name="Continuer").click()
    page.get_by_role("button", name="Terminer").click()


def accessible_narrow_and_wide(page: Page) -> None:
    assert_accessible(page)
    size = page.viewport_size
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if size:
        page.set_viewport_size(size)


@pytest.mark.parametrize("address", [each for path in PUBLIC for each in (path, in_the_long_runs(f"/en{path}"))])
def test_every_page_before_the_door_is_accessible_narrow_and_wide(page: Page, address: str) -> None:
    page.goto(address)
    accessible_narrow_and_wide(page)


@pytest.mark.usefixtures("device")
def test_a_passkey_is_made_from_an_invitation_and_opens_the_desk(page: Page, site: Site) -> None:
    set_up(page, invite(site, "cle@exemple.bj"))
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    accessible_narrow_and_wide(page)
    page.get_by_label("Nom de cette clé").fill("Ordinateur du bureau")
    page.get_by_role("button", name="Créer la clé sur cet appareil").click()
    expect(page.get_by_role("main")).to_contain_text("Écrivez ces codes maintenant")
    accessible_narrow_and_wide(page)
    finish(page)
    expect(page.get_by_role("button", name="Se connecter avec une clé d’accès")).to_be_visible()

    accessible_narrow_and_wide(page)
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(page.get_by_role("main")).to_contain_text("Vous êtes connecté comme Dossi Hounkpè.")
    accessible_narrow_and_wide(page)
    page.get_by_role("link", name="Mes moyens de connexion").click()
    expect(page.get_by_role("main")).to_contain_text("Clé d’accès « Ordinateur du bureau »")
    accessible_narrow_and_wide(page)


@pytest.mark.usefixtures("device")
def test_a_passkey_is_a_second_factor_after_a_password(page: Page, site: Site) -> None:
    set_up(page, invite(site, "deux@exemple.bj"))
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.get_by_role("button", name="Créer la clé sur cet appareil").click()
    finish(page)
    page.get_by_label("Votre adresse e-mail de travail").fill("deux@exemple.bj")
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("button", name="Montrer ma clé d’accès")).to_be_visible()
    accessible_narrow_and_wide(page)
    page.get_by_role("button", name="Montrer ma clé d’accès").click()
    expect(page.get_by_role("main")).to_contain_text("Vous êtes connecté comme Dossi Hounkpè.")


def test_a_device_that_does_not_check_its_owner_makes_no_passkey(page: Page, site: Site, device: CDPSession) -> None:
    set_up(page, invite(site, "sans@exemple.bj"))
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    for each in ("WebAuthn.disable", "WebAuthn.enable"):
        device.send(each)
    options = {"protocol": "u2f", "transport": "usb", "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.get_by_role("button", name="Créer la clé sur cet appareil").click()
    expect(page.locator("form [data-passkey-refused]")).to_be_visible()
    expect(page.locator("form [data-passkey-refused]")).to_contain_text("L’appareil n’a pas créé de clé.")


@pytest.mark.usefixtures("device")
def test_a_passkey_of_a_disabled_person_opens_nothing(page: Page, site: Site) -> None:
    set_up(page, invite(site, "fermee@exemple.bj"))
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.get_by_role("button", name="Créer la clé sur cet appareil").click()
    finish(page)
    guichet(site, "disable", "fermee@exemple.bj")
    page.get_by_role("button", name="Se connecter avec une clé d’accès").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre compte n’est pas prêt")


def test_a_code_application_is_added_by_its_secret_and_opens_the_desk(page: Page, site: Site) -> None:
    set_up(page, invite(site, "application@exemple.bj"))
    page.get_by_role("link", name="Ajouter une application de codes").click()
    accessible_narrow_and_wide(page)
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Code que l’application montre maintenant").fill(shown(secret))
    page.get_by_role("button", name="Vérifier le code").click()
    finish(page)
    page.get_by_label("Votre adresse e-mail de travail").fill("application@exemple.bj")
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Code de votre application, ou code de secours").fill(shown(secret))
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("main")).to_contain_text("Vous êtes connecté comme Dossi Hounkpè.")


def shown(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_refused_sign_in_keeps_the_address_and_says_what_to_do(page: Page, watch: Watch) -> None:
    watch.expect("422")
    page.goto("/agents/connexion/")
    page.get_by_label("Votre adresse e-mail de travail").fill("inconnu@exemple.bj")
    page.get_by_label("Votre mot de passe").fill("faux")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_contain_text("L’adresse ou le mot de passe n’est pas le bon.")
    expect(page.get_by_label("Votre adresse e-mail de travail")).to_have_value("inconnu@exemple.bj")
    accessible_narrow_and_wide(page)


def test_the_demonstration_opens_a_desk_and_an_account_in_one_click(page: Page) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=re.compile("^Entrer comme .*, signataire")).first.click()
    expect(page.get_by_role("main")).to_contain_text("Signataire")
    page.goto("/demo/")
    page.get_by_role("button", name=re.compile("habitant")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon espace")
    accessible_narrow_and_wide(page)
    for address in ("rattacher/", "consultations/", "messages/", "identite/", "identite/npi/"):
        page.goto(f"/mon-espace/{address}")
        accessible_narrow_and_wide(page)


def test_without_script_a_password_and_a_code_still_open_the_desk(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=named(site), java_script_enabled=False)
    page = context.new_page()
    page.goto("/agents/connexion/")
    expect(page.get_by_role("button", name="Se connecter avec une clé d’accès")).to_be_hidden()
    expect(page.get_by_label("Votre mot de passe")).to_be_visible()
    context.close()

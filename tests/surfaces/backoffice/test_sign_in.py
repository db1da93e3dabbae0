"""Staff come in with two factors, never with one, and are out the moment they are disabled."""

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.surfaces.access.guards import staff_only
from tests.factories.acts import an_act
from tests.factories.identity import PASSWORD, give, make_officer, make_staff, sign_in_staff
from tests.surfaces.backoffice.conftest import SECRET

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answered

pytestmark = pytest.mark.django_db

START = "/agents/connexion/"
SECOND = "/agents/connexion/seconde-preuve/"
DESK = "/agents/"
WRONG = "L’adresse ou le mot de passe n’est pas le bon."


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def give_password(client: Client, email: str, password: str = PASSWORD, start: str = START) -> "Answered":
    return client.post(start, {"login": email, "password": password})


def text(response: "Answered") -> str:
    return response.content.decode()


def test_a_password_then_a_code_open_the_desk(client: Client, officer: StaffMember) -> None:
    assert give_password(client, officer.email).headers["Location"] == SECOND
    assert client.post(SECOND, {"code": code_now()}).headers["Location"] == DESK
    desk = client.get(DESK)
    assert "Vous êtes connecté comme <strong>Codjo Dossa</strong>." in text(desk)
    told = Entry.objects.of_kind("identity.staff-signed-in").get()
    assert told.facts == {"staff": officer.reference, "means": "totp"}
    assert (told.actor_kind, told.actor) == ("staff", officer.reference)


def test_a_password_alone_opens_nothing(client: Client, officer: StaffMember) -> None:
    give_password(client, officer.email)
    assert client.get(DESK).headers["Location"] == f"{START}?next={DESK}"
    assert client.get("/agents/moyens/").headers["Location"] == f"{START}?next=/agents/moyens/"


def test_a_right_password_of_an_account_without_second_factor_opens_nothing(client: Client) -> None:
    staff = make_staff(password=PASSWORD)
    answer = give_password(client, staff.email)
    assert answer.headers["Location"] == "/agents/connexion/incomplete/"
    assert "Vous n’êtes pas connecté." in text(client.get("/agents/connexion/incomplete/"))
    assert client.get("/agents/moyens/").status_code == 302


def test_a_wrong_code_is_refused_and_the_right_one_still_serves(client: Client, officer: StaffMember) -> None:
    give_password(client, officer.email)
    refused = client.post(SECOND, {"code": "000000"})
    assert refused.status_code == 422
    assert "Ce code n’est pas le bon. Prenez celui que l’application montre maintenant." in refused.content.decode()
    assert client.post(SECOND, {"code": code_now()}).headers["Location"] == DESK


def test_a_code_serves_once(client: Client, officer: StaffMember) -> None:
    code = code_now()
    give_password(client, officer.email)
    assert client.post(SECOND, {"code": code}).status_code == 302
    other = Client()
    give_password(other, officer.email)
    assert other.post(SECOND, {"code": code}).status_code == 422


def test_a_recovery_code_replaces_the_application_once(client: Client, officer: StaffMember) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: PLC0415 needs a table

    code = RecoveryCodes.activate(officer).get_unused_codes()[0]
    give_password(client, officer.email)
    assert client.post(SECOND, {"code": code}).headers["Location"] == DESK
    other = Client()
    give_password(other, officer.email)
    assert other.post(SECOND, {"code": code}).status_code == 422


def test_the_second_factor_is_not_asked_before_the_password(client: Client) -> None:
    assert client.get(SECOND).headers["Location"] == START


@pytest.mark.parametrize(("email", "password"), [("codjo@exemple.bj", "faux"), ("inconnu@exemple.bj", PASSWORD)])
def test_an_unknown_address_and_a_wrong_password_get_the_same_words(
    client: Client, officer: StaffMember, email: str, password: str
) -> None:
    assert officer.email == "codjo@exemple.bj"
    answer = give_password(client, email, password)
    assert answer.status_code == 422
    assert WRONG in text(answer)


def test_after_five_wrong_passwords_the_right_one_must_wait(client: Client, officer: StaffMember) -> None:
    for _ in range(5):
        give_password(client, officer.email, "faux")
    answer = give_password(client, officer.email)
    assert "Trop d’essais pour le moment. Attendez quelques minutes, puis recommencez." in text(answer)


def test_a_network_that_tries_thirty_times_a_minute_gets_a_page_that_says_so(client: Client) -> None:
    for _ in range(30):
        client.post(START)
    answer = client.post(START)
    assert answer.status_code == 429
    assert "Attendez une minute, puis recommencez." in answer.content.decode()


def test_one_comes_back_to_the_page_that_was_asked(client: Client, officer: StaffMember) -> None:
    give_password(client, officer.email, start=f"{START}?next=/agents/moyens/")
    assert client.post(SECOND, {"code": code_now()}).headers["Location"] == "/agents/moyens/"


def test_nobody_is_sent_to_another_site(client: Client, officer: StaffMember) -> None:
    give_password(client, officer.email, start=f"{START}?next=https://voleur.example/")
    assert client.post(SECOND, {"code": code_now()}).headers["Location"] == DESK


def test_the_session_key_changes_when_one_comes_in(client: Client, officer: StaffMember) -> None:
    give_password(client, officer.email)
    before = client.cookies["sessionid"].value
    client.post(SECOND, {"code": code_now()})
    assert client.cookies["sessionid"].value != before


def test_disabled_means_out_at_once_and_for_good(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    assert client.get(DESK).status_code == 200
    identity.disable(staff=officer.reference, act=an_act())
    assert client.get(DESK).status_code == 302
    identity.enable(staff=officer.reference, act=an_act())
    assert client.get(DESK).status_code == 302


def test_a_disabled_person_with_both_factors_is_told_that_the_account_is_closed(
    client: Client, officer: StaffMember
) -> None:
    identity.disable(staff=officer.reference, act=an_act())
    assert give_password(client, officer.email).headers["Location"] == "/agents/connexion/incomplete/"
    assert client.get(DESK).status_code == 302


def test_all_sessions_end_together(client: Client, officer: StaffMember) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        sign_in_staff(each, officer)
    identity.end_staff_sessions(staff=officer.reference, act=an_act())
    assert [each.get(DESK).status_code for each in (client, elsewhere)] == [302, 302]


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 302)])
def test_a_desk_left_alone_for_half_an_hour_is_closed(client: Client, minutes: int, status: int) -> None:
    sign_in_staff(client, make_officer(), at=timezone.now() - timedelta(minutes=minutes))
    assert client.get(DESK).status_code == status


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (12, 302)])
def test_a_session_ends_after_twelve_hours_however_busy(client: Client, hours: int, status: int) -> None:
    sign_in_staff(client, make_officer(), at=timezone.now() - timedelta(hours=hours))
    session = client.session
    session[sessions.STAFF] = {**session[sessions.STAFF], "seen": timezone.now().isoformat()}
    session.save()
    assert client.get(DESK).status_code == status


def test_a_gesture_keeps_the_session_open(client: Client) -> None:
    sign_in_staff(client, make_officer(), at=timezone.now() - timedelta(minutes=20))
    before = timezone.now()
    client.get(DESK)
    assert datetime.fromisoformat(client.session[sessions.STAFF]["seen"]) >= before


def test_signing_out_ends_the_session_and_only_a_form_can_do_it(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    assert client.get("/agents/deconnexion/").status_code == 405
    client.post("/agents/deconnexion/")
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize("address", [START, "/agents/deconnexion/"])
def test_a_form_of_another_site_is_refused(address: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(address)
    assert answer.status_code == 403
    assert "Cette page a expiré" in answer.content.decode()


def test_a_role_that_is_not_held_is_refused_and_one_that_is_opens(client: Client, officer: StaffMember) -> None:
    from django.core.exceptions import PermissionDenied  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415

    def view(request: object) -> HttpResponse:  # noqa: ARG001
        return HttpResponse("ouvert")

    sign_in_staff(client, officer)
    request = RequestFactory().get("/")
    request.user, request.session = officer, client.session
    assert staff_only(role=RoleKind.OFFICER)(view)(request).status_code == 200
    with pytest.raises(PermissionDenied):
        staff_only(role=RoleKind.SIGNATORY)(view)(request)
    assert staff_only(role=(RoleKind.SIGNATORY, RoleKind.OFFICER))(view)(request).status_code == 200


def test_pages_behind_the_door_are_never_kept_by_the_browser(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    assert "no-store" in client.get(DESK).headers["Cache-Control"]


def test_the_secret_of_an_application_is_not_readable_in_the_database(officer: StaffMember) -> None:
    assert SECRET not in str(Authenticator.objects.get(user=officer).data)


def test_someone_without_a_role_reads_what_to_do(client: Client) -> None:
    sign_in_staff(client, make_staff())
    assert "Vous n’avez pas encore de rôle." in client.get(DESK).content.decode()


def test_a_role_shows_where_it_is_held(client: Client) -> None:
    staff = make_staff()
    give(staff, RoleKind.SIGNATORY, unit="casier-signature")
    sign_in_staff(client, staff)
    page = client.get(DESK).content.decode()
    assert "<dt>Signataire</dt>\n<dd>mjl, casier-signature</dd>" in page


def test_the_device_is_given_a_challenge_that_asks_for_its_owner(client: Client) -> None:
    options = client.get("/agents/connexion/cle/").json()["request_options"]["publicKey"]
    assert (options["rpId"], options["userVerification"]) == ("localhost", "required")
    assert (
        client.get("/agents/connexion/cle/").json()["request_options"]["publicKey"]["challenge"] != options["challenge"]
    )


@pytest.mark.parametrize("credential", ["", "{}", "[]", '{"id": "x", "response": {"userHandle": "AA"}}', "x"])
def test_what_no_device_of_ours_answered_opens_nothing(client: Client, credential: str) -> None:
    client.get("/agents/connexion/cle/")
    answer = client.post("/agents/connexion/cle/", {"credential": credential})
    assert answer.status_code == 422
    assert "Cette clé d’accès n’a pas été reconnue." in answer.content.decode()


@pytest.mark.parametrize("credential", ["", "{}", "x"])
def test_what_no_device_answered_is_no_second_factor(client: Client, officer: StaffMember, credential: str) -> None:
    give_password(client, officer.email)
    answer = client.post(SECOND, {"credential": credential})
    assert answer.status_code == 422
    assert "Cette clé d’accès n’a pas été reconnue." in answer.content.decode()
    assert client.get(DESK).status_code == 302


def test_one_person_leaves_before_another_comes_in_on_the_same_machine(client: Client, officer: StaffMember) -> None:
    """Someone left in the middle of setting up; the next one signs in."""
    client.force_login(make_staff("autre@exemple.bj", "Un autre"))
    give_password(client, officer.email)
    client.post(SECOND, {"code": code_now()})
    assert "<strong>Codjo Dossa</strong>" in text(client.get(DESK))


def test_whoever_is_in_is_not_asked_again(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    assert client.get(START).headers["Location"] == DESK


def test_nobody_opens_an_account_by_themselves(client: Client) -> None:
    for name in ("inscription", "signup", "password/reset", "email"):
        assert client.get(f"/agents/connexion/{name}/").status_code == 404

"""What people ask the desk: routed, taken in order, answered, told, reopened, scored, and raised when late."""

from datetime import timedelta
from typing import Any

import pytest

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.notifications.models import Message
from guichet.domains.relations import concerning, contributions, desk, policies, routing, telling
from guichet.domains.relations import operations as relations
from guichet.domains.relations.concerning import Given, Said
from guichet.domains.relations.models import Concern
from guichet.domains.relations.refusals import (
    AlreadyScored,
    MatriculeNeeded,
    NoConcern,
    NoMotive,
    NotAnswered,
    NotAScore,
    NothingSaid,
    NotInHand,
    NotToThem,
    TooLate,
)
from guichet.domains.relations.vocabulary import ConcernKind, ConcernState, ScoreSource
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.identity.viewer import NOBODY, HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SERVICE = "certificat-invente"
DIRECTORATE, MINISTRY, ABOVE_ALL = "invente-direction", "invente", "presidence-cpd"


@pytest.fixture(autouse=True)
def a_directorate_has_a_service(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish(a_service(SERVICE, authority=DIRECTORATE))


def an_agent(name: str, authority: str = DIRECTORATE, kind: RoleKind = RoleKind.OFFICER, unit: str = "") -> Viewer:
    return Viewer(ActorKind.STAFF, name, (HeldRole(kind, authority, unit),))


ABLA, SENA, HEAD = an_agent("abla"), an_agent("sena"), an_agent("head", MINISTRY)


def by(viewer: Viewer | None = None, after: timedelta = timedelta()) -> Act:
    actor = viewer.actor if viewer else Actor(ActorKind.ANONYMOUS, NOBODY)
    return Act(actor, NOON + after, None, Surface.BACKOFFICE if viewer else Surface.PORTAL)


def sent(once: str = "a", after: timedelta = timedelta(), **changes: Any) -> Given:
    said = {"kind": ConcernKind.REQUEST, "theme": "autre", "service": SERVICE, "words": Words("Où est mon acte ?")}
    return concerning.send(Said(**{**said, **changes}), once * 32, by(after=after))


def answered(given: Given, viewer: Viewer = ABLA, after: timedelta = DAY) -> None:
    assert relations.take_next(staff=viewer, act=by(viewer, after)) == given.reference
    desk.answer(viewer, given.reference, "Il est prêt.", "", by(viewer, after))


def row() -> Concern:
    return Concern.objects.get()


def worked(after: timedelta = timedelta()) -> list[str]:
    """What a worker sends of what is owed."""
    for due in Due.objects.filter(kind=relations.TELL).order_by("number"):
        telling.tell(due.key, by(after=after))
    return list(Message.objects.order_by("pk").values_list("code", flat=True))


def test_it_goes_to_the_authority_of_its_service_is_answered_and_read_with_the_code() -> None:
    given = sent(contact=Contact(phone="+2290197001122"))
    assert (given.to, given.due_at) == (DIRECTORATE, NOON + 30 * DAY)
    assert relations.take_next(staff=ABLA, act=by(ABLA)) == given.reference
    read = desk.read(ABLA, given.reference, by(ABLA))
    assert [line.words.text for line in read.lines] == ["Où est mon acte ?"]
    answered(given)
    followed = concerning.follow(given.code.lower(), by(after=2 * DAY))
    assert [line.words.text for line in followed.lines] == ["Où est mon acte ?", "Il est prêt."]
    assert (followed.state, followed.may_reopen, followed.may_score) == (ConcernState.ANSWERED, True, True)
    assert worked() == ["relations.concern-received", "relations.concern-answered"]
    assert worked() == ["relations.concern-received", "relations.concern-answered"]


def test_without_an_address_nobody_is_told_and_the_code_still_leads_back() -> None:
    given = sent()
    assert worked() == []
    assert concerning.follow(given.code, by()).reference == given.reference


def test_no_table_holds_words_or_addresses_in_clear() -> None:
    sent(contact=Contact(email="afi@exemple.bj"), words=Words("Où est mon acte ?", "Afi Inventée", "M12"))
    kept = bytes(row().contact) + bytes(row().remarks.get().sealed)
    assert not [found for found in (b"afi@", b"Invent", b"mon acte") if found in kept]


def test_a_form_sent_twice_is_one_concern() -> None:
    assert sent() == sent()
    assert (Concern.objects.count(), row().remarks.count()) == (1, 1)


def test_words_are_needed_and_the_matricule_where_the_theme_needs_it() -> None:
    with pytest.raises(NothingSaid):
        sent(words=Words(" "))
    with pytest.raises(MatriculeNeeded):
        sent(theme="carriere")
    assert sent(theme="carriere", words=Words("Mon avancement", matricule="M12")).to == DIRECTORATE


def test_a_complaint_about_the_office_that_would_answer_goes_to_the_one_above() -> None:
    assert sent("a", kind=ConcernKind.COMPLAINT).to == MINISTRY
    assert sent("b", kind=ConcernKind.COMPLAINT, about=DIRECTORATE).to == MINISTRY


def test_a_complaint_about_a_ministry_is_not_answered_by_what_is_under_it() -> None:
    assert sent(kind=ConcernKind.COMPLAINT, about=MINISTRY).to == ABOVE_ALL


def test_one_above_all_never_answers_for_itself() -> None:
    now = catalogue.current()
    assert routing.spared(now, ABOVE_ALL, ABOVE_ALL) == "mediateur"
    assert routing.spared(now, "mediateur", "mediateur") == ABOVE_ALL


def test_without_a_service_the_theme_says_who_answers() -> None:
    assert sent(service="", theme="retraite").to == "mef-fnrb"
    assert all(theme.name.en for theme in routing.themes().values())
    assert all(each.text.en for each in routing.beginnings().values())


def test_whoever_works_at_the_office_complained_of_is_not_served_it_whatever_else_they_are() -> None:
    sent(kind=ConcernKind.COMPLAINT)
    both = Viewer(ActorKind.STAFF, "both", (*HEAD.roles, *ABLA.roles))
    assert relations.take_next(staff=both, act=by(both)) == ""
    assert relations.take_next(staff=HEAD, act=by(HEAD)) == row().reference


def test_the_oldest_first_one_at_a_time_and_not_to_two() -> None:
    first, second = sent("a"), sent("b", timedelta(minutes=1))
    assert relations.take_next(staff=ABLA, act=by(ABLA)) == first.reference
    assert relations.take_next(staff=ABLA, act=by(ABLA)) == first.reference
    assert relations.take_next(staff=SENA, act=by(SENA)) == second.reference
    assert desk.waiting(ABLA, NOON) == desk.Waiting(2, 0, first.reference)
    assert relations.take_next(staff=an_agent("late"), act=by(after=6 * DAY)) == first.reference


def test_an_agent_of_one_unit_or_of_another_authority_has_no_line() -> None:
    sent()
    for viewer in (an_agent("u", unit="casier"), an_agent("o", MINISTRY), an_agent("f", kind=RoleKind.FOCAL_POINT)):
        assert relations.take_next(staff=viewer, act=by(viewer)) == ""


def test_nobody_reads_or_answers_what_they_do_not_have() -> None:
    given = sent()
    with pytest.raises(NoConcern):
        desk.read(ABLA, given.reference, by(ABLA))
    with pytest.raises(NoConcern):
        desk.answer(ABLA, given.reference, "Oui.", "f" * 32, by(ABLA))
    line = relations.take_next(staff=SENA, act=by(SENA))
    with pytest.raises(NotInHand):
        relations.note_opened(reference=line, staff=ABLA, records=(), act=by(ABLA))
    with pytest.raises(NoConcern):
        relations.note_opened(reference="WEB-0000-0000-0", staff=ABLA, records=(), act=by(ABLA))
    with pytest.raises(NothingSaid):
        desk.answer(SENA, given.reference, " ", "f" * 32, by(SENA))


def test_another_authority_is_given_it_with_a_motive_and_never_the_one_complained_of() -> None:
    given = sent(kind=ConcernKind.COMPLAINT)
    relations.take_next(staff=HEAD, act=by(HEAD))
    with pytest.raises(NoMotive):
        desk.transfer(HEAD, given.reference, "mtfp", " ", by(HEAD))
    for to in (DIRECTORATE, MINISTRY):
        with pytest.raises(NotToThem):
            desk.transfer(HEAD, given.reference, to, "C’est elle.", by(HEAD))
    desk.transfer(HEAD, given.reference, "mtfp", "Elle tient ce registre.", by(HEAD))
    assert (row().to, row().taken_by, row().due_at) == ("mtfp", "", given.due_at)
    moved = concerning.follow(given.code, by()).moves
    assert [(each.to, each.motive) for each in moved] == [("mtfp", "Elle tient ce registre.")]


def test_its_author_reopens_it_once_within_fifteen_days_for_other_eyes() -> None:
    given = sent()
    answered(given)
    with pytest.raises(NothingSaid):
        concerning.reopen(given.code, " ", "c" * 32, by(after=2 * DAY))
    for _twice in range(2):
        concerning.reopen(given.code, "Il n’y est pas.", "c" * 32, by(after=2 * DAY))
    assert (row().state, row().due_at) == (ConcernState.OPEN, NOON + 32 * DAY)
    assert relations.take_next(staff=ABLA, act=by(ABLA, 3 * DAY)) == ""
    answered(given, SENA, 3 * DAY)
    assert row().state == ConcernState.CLOSED
    with pytest.raises(TooLate):
        concerning.reopen(given.code, "Toujours pas.", "d" * 32, by(after=4 * DAY))


def test_after_fifteen_days_it_is_closed_and_not_reopened() -> None:
    given = sent()
    answered(given)
    assert not policies.may_be_reopened(row(), NOON + 16 * DAY)
    contributions.see_to_concerns(by(after=16 * DAY))
    assert row().state == ConcernState.CLOSED
    with pytest.raises(TooLate):
        concerning.reopen(given.code, "Et mon acte ?", "d" * 32, by(after=16 * DAY))


def test_its_answer_is_scored_once_from_nought_to_ten_by_the_person() -> None:
    given = sent()
    with pytest.raises(NotAnswered):
        concerning.score(given.code, 5, 5, by())
    answered(given)
    with pytest.raises(NotAScore):
        concerning.score(given.code, 11, 5, by())
    concerning.score(given.code, 10, 0, by())
    assert (row().delay_score, row().result_score, row().scored_by) == (10, 0, ScoreSource.PERSON)
    with pytest.raises(AlreadyScored):
        concerning.score(given.code, 1, 1, by())
    assert concerning.follow(given.code, by()).scores == (10, 0)


def test_a_score_entered_for_the_person_says_so_and_is_never_of_whoever_answered() -> None:
    given = sent()
    answered(given)
    for viewer in (ABLA, Viewer.stranger()):
        with pytest.raises(NoConcern):
            desk.score_for(viewer, given.reference, 7, 8, by(viewer))
    desk.score_for(SENA, given.reference, 7, 8, by(SENA))
    assert row().scored_by == ScoreSource.STAFF


def test_whoever_answers_is_reminded_once_a_week_before() -> None:
    give(make_staff("chef@exemple.bj"), RoleKind.SUPERVISOR, authority=DIRECTORATE, unit="")
    given = sent()
    contributions.see_to_concerns(by(after=22 * DAY))
    assert row().reminded_at is None
    for _twice in range(2):
        contributions.see_to_concerns(by(after=23 * DAY))
        telling.tell_desk(given.reference, by(after=23 * DAY))
    assert Message.objects.filter(code="relations.concern-due").count() == 1


def test_late_it_goes_up_once_and_its_author_is_told() -> None:
    given = sent(contact=Contact(email="afi@exemple.bj"))
    relations.take_next(staff=ABLA, act=by(ABLA, 29 * DAY))
    for _twice in range(2):
        contributions.see_to_concerns(by(after=30 * DAY))
    assert (row().to, row().is_late, row().taken_by) == (MINISTRY, True, "")
    assert worked(30 * DAY) == ["relations.concern-received", "relations.concern-late"]
    assert [each.motive for each in concerning.follow(given.code, by()).moves] == [""]


def test_late_at_the_top_the_same_authority_answers_still() -> None:
    sent(service="", theme="autre")
    contributions.see_to_concerns(by(after=30 * DAY))
    assert (row().to, row().is_late, row().transfers.count()) == ("mtfp", True, 0)


def test_nobody_is_reminded_of_what_was_answered_meanwhile() -> None:
    given = sent()
    answered(given)
    telling.tell_desk(given.reference, by())
    assert not Message.objects.exists()


def test_a_code_that_opens_nothing_says_so() -> None:
    with pytest.raises(NoConcern):
        concerning.follow("0000-0000-0000", by())


def test_the_head_of_a_department_is_reminded_of_what_its_directorate_answers() -> None:
    """A role at the desk or at the department is held at the directorate; what is late goes to the ministry."""
    give(make_staff("ddtfp@exemple.bj"), RoleKind.SUPERVISOR, authority="", unit="", place="PAR")
    given = sent(service="", theme="formation", words=Words("Ma bourse", matricule="M12"), department="BJ-BO")
    assert given.to == "mtfp-ddtfp-borgou"
    contributions.see_to_concerns(by(after=23 * DAY))
    telling.tell_desk(given.reference, by(after=23 * DAY))
    assert Message.objects.get(code="relations.concern-due").email == "ddtfp@exemple.bj"
    contributions.see_to_concerns(by(after=30 * DAY))
    assert row().to == "mtfp"


def test_whoever_works_at_a_directorate_that_is_complained_of_is_not_served_it() -> None:
    sent(kind=ConcernKind.COMPLAINT, service="", about="mtfp-ddtfp-borgou")
    at_the_desk = HeldRole(RoleKind.OFFICER, place=PlaceId("PAR"))
    both = Viewer(ActorKind.STAFF, "both", (at_the_desk, HeldRole(RoleKind.OFFICER, "mtfp")))
    assert row().to == "mtfp"
    assert relations.take_next(staff=both, act=by(both)) == ""
    assert policies.authorities_answered_for(both) == {"mtfp", "mtfp-ddtfp-borgou"}
    assert routing.places_of("mtfp") == ()


def test_what_is_not_departmental_or_names_a_service_stays_with_the_nation() -> None:
    give(make_staff("ddtfp@exemple.bj"), RoleKind.OFFICER, authority="", unit="", place="BJ-BO")
    assert sent("a", service="", theme="retraite", department="BJ-BO").to == "mef-fnrb"
    said: dict[str, Any] = {"theme": "carriere", "words": Words("Mon échelon", matricule="M12")}
    assert sent("b", **said, department="BJ-BO").to == DIRECTORATE
    assert sent("c", **said, service="", department="BJ-MO").to == "mtfp-dgfp"
    assert sent("d", **said, service="", department="BJ-ZO").to == "mtfp-dgfp"

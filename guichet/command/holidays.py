"""`guichet holidays`: what the government announces, which no calendar can compute."""

from datetime import datetime
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from guichet.command.console import refuse, say
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import announcing
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import holidays_of

Day = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"])]
OtherDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Name = Annotated[str, typer.Argument()]
English = Annotated[str, typer.Option()]
Year = Annotated[int, typer.Argument(min=2020, max=2100)]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les jours fériés."), no_args_is_help=True)
    application.command("list", help=_("Écrit les jours fériés d’une année."))(list_)
    application.command("announce", help=_("Ajoute un jour férié annoncé, peut-être à la place d’une date estimée."))(
        announce
    )
    application.command("withdraw", help=_("Retire un jour annoncé par erreur."))(withdraw)
    return application


def list_(year: Year) -> None:
    announced = places.announced()
    computed = {each.on: each for each in holidays_of(year)}
    known = computed | {day: each for day, each in announced.items() if day.year == year}
    for day, holiday in sorted(known.items()):
        if holiday:
            say(f"{day.isoformat()}  {holiday.label}")


def announce(day: Day, name: Name, english: English = "", instead_of: OtherDay = None) -> None:
    moved = instead_of.date() if instead_of else None
    try:
        announcing.announce_holiday(on=day.date(), name=name, name_en=english, instead_of=moved, act=_act())
    except Refused as refusal:
        refuse(refusal.message)
    say(_("C’est fait. Les promesses faites désormais en tiennent compte ; celles déjà faites gardent leur date."))


def withdraw(day: Day) -> None:
    try:
        announcing.withdraw_holiday(on=day.date(), act=_act())
    except Refused as refusal:
        refuse(refusal.message)
    say(_("C’est fait."))


def _act() -> Act:
    return by_the_system(at=clock.now(), surface=Surface.COMMAND, process="holidays")

"""Public holidays that the government announces. Promises made before keep their date; those made after count them."""

from datetime import date

from django.utils.translation import gettext as _

from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import holiday_on
from guichet.foundation.places.events import HolidayAnnounced, HolidayWithdrawn
from guichet.foundation.places.models import AnnouncedHoliday


@operation
def announce_holiday(*, on: date, name: str, name_en: str, instead_of: date | None, act: Act) -> AnnouncedHoliday:
    """A public holiday on that day; announced again, it takes the new name.

    Raises Refused without a name, for a day that is a holiday for certain, or when `instead_of` is no estimated day.
    """
    if not name.strip():
        raise Refused(_("Écrivez le nom de la fête : le public le lira."))
    computed = holiday_on(on)
    if computed is not None and not computed.estimated:
        raise Refused(_("Ce jour est déjà férié : %(feast)s.") % {"feast": computed.label})
    moved = holiday_on(instead_of) if instead_of else None
    if instead_of and (moved is None or not moved.estimated):
        raise Refused(_("Le jour remplacé n’est pas une date estimée du calendrier. Vérifiez-le."))
    said = {"name": name.strip(), "name_en": name_en.strip(), "instead_of": instead_of}
    announced, _new = AnnouncedHoliday.objects.update_or_create(on=on, defaults=said)
    journal.record(happened=HolidayAnnounced(on, instead_of), act=act)
    return announced


@operation
def withdraw_holiday(*, on: date, act: Act) -> None:
    """Announced by mistake. Raises Refused when nothing was announced for that day."""
    deleted, _by_table = AnnouncedHoliday.objects.filter(on=on).delete()
    if not deleted:
        raise Refused(_("Aucun jour férié n’est annoncé à cette date."))
    journal.record(happened=HolidayWithdrawn(on), act=act)

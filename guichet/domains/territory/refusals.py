"""What the map answers when it will not show what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotYourCommune(Refused):
    """No such one, or one whose centres the viewer does not follow: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cette commune n’existe pas, ou ses centres ne sont pas suivis par vous."))

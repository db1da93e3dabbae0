"""What a focal point writes of the paper register, or of what somebody says at the counter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.questions.concerning import Write
from guichet.surfaces.ui import forms


class Entry(Write):
    """No file: the register is paper, and the link may be down."""

    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, catalogue=catalogue, **kwargs)
        del self.fields["piece"]
        self.order_fields(("kind", "about_centre"))

    about_centre = forms.YesNoField(
        label=_("Est-ce une plainte contre ce centre, ou contre qui y travaille ?"),
        help_text=_("Si oui, la personne la dépose elle-même à la borne."),
    )

"""A file that is small enough for a slow link and of a kind that the State can read."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1_000_000


class FileField(forms.FileField):
    """`kinds` are endings of file names, with their dot; `heaviest` is in megabytes (10^6 bytes).

    The name is a courtesy, not a proof: whoever keeps the file looks inside it.
    """

    widget = forms.FileInput
    default_error_messages = {
        "required": _("Choisissez un fichier pour « %(label)s »."),
        "missing": _("Choisissez un fichier pour « %(label)s »."),
        "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        "invalid": _("Le fichier n’est pas arrivé. Choisissez-le de nouveau."),
    }

    def __init__(
        self, *, kinds: tuple[str, ...] = (".pdf", ".jpg", ".jpeg", ".png"), heaviest: int = 5, **kwargs: Any
    ) -> None:
        self.kinds, self.heaviest = kinds, heaviest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the script needs to set a heavy file aside before it travels."""
        return {
            **super().widget_attrs(widget),
            "accept": ",".join(self.kinds),
            "data-heaviest": str(self.heaviest * MEGABYTE),
            "data-heavy": _("Ce fichier est trop lourd. Choisissez-en un plus léger."),
        }

    def to_python(self, data: "File[Any] | None") -> "File[Any] | None":
        file = super().to_python(data)
        if file is None:
            return None
        if PurePath(file.name or "").suffix.lower() not in self.kinds:
            raise ValidationError(self._wrong_kind(), code="kind", params={"name": file.name})
        if (file.size or 0) > self.heaviest * MEGABYTE:
            raise ValidationError(self._too_heavy(), code="heavy", params={"name": file.name, "limit": self.heaviest})
        return file

    def _wrong_kind(self) -> str:
        kinds = ", ".join(kind.removeprefix(".").upper() for kind in self.kinds)
        text = gettext(
            "« %(name)s » n’est pas d’un type accepté. Choisissez un fichier de l’un de ces types : %(kinds)s."
        )
        return text.replace("%(kinds)s", kinds)

    def _too_heavy(self) -> str:
        return gettext("« %(name)s » pèse plus de %(limit)s Mo. Choisissez un fichier plus léger.")

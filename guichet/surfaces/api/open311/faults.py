"""What this interface answers when it will not do what was asked (GeoReport v2, « Errors »).

The specification has three statuses: 404 for what does not exist, 403 for a key, 400 for everything else. `code` is
more exact where that helps: it allows that.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

TRY_AGAIN_SECONDS = 120


class Fault(Exception):
    def __init__(
        self, description: str, *, status: int = 400, code: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(description)
        self.description = description
        self.status = status
        self.code = code or status
        self.headers = headers or {}


def not_found(description: str) -> Fault:
    return Fault(description, status=404)


def no_such_service() -> Fault:
    return not_found(_("service_code : ce code n’existe pas. Ceux qui existent sont dans services.json."))


def nothing_there() -> Fault:
    return not_found(_("Rien n’est à cette adresse. La liste des adresses est sur la page /open311/v2/."))


def later() -> Fault:
    return Fault(
        _("Ce site ne peut pas le faire pour le moment, et rien n’a été enregistré. Réessayez dans quelques minutes."),
        code=503,
        headers={"Retry-After": str(TRY_AGAIN_SECONDS)},
    )

"""What the pages of sign-in show."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.utils import passthrough_next_redirect_url
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guichet.foundation.identity import blind, sessions
from guichet.foundation.identity.models import StaffMember
from guichet.surfaces.access.visits import is_setting_up
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.sign_in import forms
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: Form
    submit: str
    passkey_options_from: str
    passkey_action: str
    passkey_refused: bool


@dataclass(frozen=True, slots=True)
class SecondFactorPage:
    frame: Frame
    form: Form
    submit: str
    passkey_options: str
    passkey_refused: bool


@dataclass(frozen=True, slots=True)
class PlainPage:
    frame: Frame
    name: str = ""


@dataclass(frozen=True, slots=True)
class AgainPage:
    frame: Frame
    sign_out: str
    next_page: str


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: Form
    submit: str


@dataclass(frozen=True, slots=True)
class PasskeyPage:
    frame: Frame
    form: Form
    submit: str
    passkey_options: str


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    frame: Frame
    form: Form
    submit: str
    picture: SafeString
    secret: str


@dataclass(frozen=True, slots=True)
class Factor:
    title: str
    remove: Link


@dataclass(frozen=True, slots=True)
class FactorsPage:
    frame: Frame
    setting_up: bool
    complete: bool
    has_password: bool
    has_application: bool
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class RemovalPage:
    frame: Frame
    form: Form
    submit: str
    title: str
    last: bool


@dataclass(frozen=True, slots=True)
class RecoveryCodesPage:
    frame: Frame
    codes: tuple[str, ...]
    left: int
    setting_up: bool


def start(request: HttpRequest, form: forms.SignIn, *, passkey_refused: bool) -> StartPage:
    passkey = reverse("mfa_login_webauthn")
    return StartPage(
        frame=_frame(request, _("Connexion des agents")),
        form=form,
        submit=_("Continuer"),
        passkey_options_from=passkey,
        passkey_action=passthrough_next_redirect_url(request, passkey, "next"),
        passkey_refused=passkey_refused,
    )


def second_factor(
    request: HttpRequest, form: forms.Code, member: StaffMember, *, passkey_refused: bool
) -> SecondFactorPage:
    has_passkey = Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).exists()
    return SecondFactorPage(
        frame=_frame(request, _("Seconde preuve")),
        form=form,
        submit=_("Se connecter"),
        passkey_options=json.dumps(webauthn.begin_authentication(member)) if has_passkey else "",
        passkey_refused=passkey_refused,
    )


def not_ready(request: HttpRequest) -> PlainPage:
    return PlainPage(_frame(request, _("Votre compte n’est pas prêt")))


def invitation(request: HttpRequest, name: str) -> PlainPage:
    return PlainPage(_frame(request, _("Préparez votre connexion")), name=name)


def invitation_over(request: HttpRequest) -> PlainPage:
    return PlainPage(_frame(request, _("Cette invitation ne sert plus")))


def again(request: HttpRequest) -> AgainPage:
    page = _frame(request, _("Connectez-vous de nouveau"))
    return AgainPage(page, sign_out=reverse("backoffice:sign-in:out"), next_page=_to_start_then_factors())


def _to_start_then_factors() -> str:
    return f"{reverse('account_login')}?next={reverse('mfa_index')}"


def password(request: HttpRequest, form: forms.Password) -> FormPage:
    return FormPage(_inside(request, _("Choisir un mot de passe")), form, _("Enregistrer"))


def passkey(request: HttpRequest, form: forms.NewPasskey, member: StaffMember) -> PasskeyPage:
    """The device must check its owner (finger, face, PIN): then the passkey is two factors in one."""
    return PasskeyPage(
        frame=_inside(request, _("Ajouter une clé d’accès")),
        form=form,
        submit=_("Créer la clé sur cet appareil"),
        passkey_options=json.dumps(webauthn.begin_registration(member, passwordless=True)),
    )


def application(request: HttpRequest, form: forms.Application, member: StaffMember) -> ApplicationPage:
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(member, form.secret))
    return ApplicationPage(
        frame=_inside(request, _("Ajouter une application de codes")),
        form=form,
        submit=_("Vérifier le code"),
        picture=mark_safe(drawn[drawn.index("<svg") :]),  # noqa: S308 drawn by us, holds paths only
        secret=" ".join(form.secret[place : place + 4] for place in range(0, len(form.secret), 4)),
    )


def factors(request: HttpRequest, member: StaffMember) -> FactorsPage:
    setting_up = is_setting_up(request)
    held = _held(member)
    title = _("Préparez votre connexion") if setting_up else _("Mes moyens de connexion")
    return FactorsPage(
        frame=_frame(request, title) if setting_up else _signed_in(request, title),
        setting_up=setting_up,
        complete=is_complete(member),
        has_password=member.has_usable_password(),
        has_application=any(each.type == Authenticator.Type.TOTP for each in held),
        factors=tuple(_factors(held)),
    )


def _factors(held: Iterable[Authenticator]) -> Iterable[Factor]:
    for each in held:
        address = reverse("backoffice:sign-in:remove", args=[_key(each)])
        yield Factor(_title(each), Link(_("Retirer"), address, about=_title(each)))


def removal(request: HttpRequest, factor: Authenticator) -> RemovalPage:
    title = _title(factor)
    return RemovalPage(
        frame=_inside(request, _("Retirer « %(title)s » ?") % {"title": title}),
        form=forms.Confirm(),
        submit=_("Retirer"),
        title=title,
        last=is_last(factor),
    )


def recovery_codes(request: HttpRequest, codes: tuple[str, ...], *, may_see: bool) -> RecoveryCodesPage:
    return RecoveryCodesPage(
        frame=_inside(request, _("Codes de secours")),
        codes=codes if may_see else (),
        left=len(codes),
        setting_up=is_setting_up(request),
    )


def is_complete(member: StaffMember) -> bool:
    """A password and a second factor: with these someone can always come in."""
    return member.has_usable_password() and bool(_held(member))


def is_last(factor: Authenticator) -> bool:
    return not any(each.pk != factor.pk for each in _held(factor.user))


def factor_of(member: StaffMember, key: str) -> Authenticator | None:
    return next((each for each in _held(member) if blind.same(_key(each), key)), None)


def _held(member: StaffMember) -> tuple[Authenticator, ...]:
    return tuple(Authenticator.objects.filter(user=member, type__in=FACTORS).order_by("created_at", "pk"))


def _key(factor: Authenticator) -> str:
    """What stands in an address instead of a primary key."""
    return blind.index("authenticator", str(factor.pk))[:16]


def _title(factor: Authenticator) -> str:
    if factor.type == Authenticator.Type.TOTP:
        return _("Application de codes")
    return _("Clé d’accès « %(name)s »") % {"name": factor.wrap().name}


def _frame(request: HttpRequest, title: str) -> Frame:
    return frame(request, title=title, navigation=navigation.signed_out(), listed=False)


def _signed_in(request: HttpRequest, title: str) -> Frame:
    return frame(request, title=title, navigation=navigation.signed_in(request), listed=False)


def _inside(request: HttpRequest, title: str) -> Frame:
    """A page below the list of means."""
    back = Way(back=Link(_("Retour à mes moyens de connexion"), reverse("mfa_index")))
    offered = navigation.signed_in(request) if sessions.STAFF in request.session else navigation.signed_out()
    return frame(request, title=title, way=back, navigation=offered, listed=False)

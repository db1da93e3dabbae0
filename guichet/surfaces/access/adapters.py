"""What django-allauth asks of us: how staff come in, how their factors are kept, who the national identity names."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.vault import vault
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.visits import act_of_entering, forget_viewer, viewer_of

FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
NPI_CLAIM = "npi"
TOTP_SECRETS = "totp secrets"


class StaffAccounts(DefaultAccountAdapter):
    """Nobody signs up; nobody comes in with one factor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("L’adresse ou le mot de passe n’est pas le bon."),
        "too_many_login_attempts": _("Trop d’essais pour le moment. Attendez quelques minutes, puis recommencez."),
        "rate_limited": _("Trop d’essais pour le moment. Attendez quelques minutes, puis recommencez."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 the signature is allauth's
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002
        """Ours stands before each page that changes a factor: `guards.factors_only`."""
        return False

    def pre_login(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        *,
        email_verification: str,
        signal_kwargs: dict[str, Any] | None,
        email: str | None,
        signup: bool,
        redirect_url: str | None,
    ) -> HttpResponse | None:
        """A password alone opens nothing, not even the page that would add a second factor to it."""
        if not Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists():
            return redirect("backoffice:sign-in:not-ready")
        return super().pre_login(
            request,
            user,
            email_verification=email_verification,
            signal_kwargs=signal_kwargs,
            email=email,
            signup=signup,
            redirect_url=redirect_url,
        )

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        means = [str(each["type"]) for each in get_authentication_records(request, user) if each["method"] == "mfa"]
        if not means:
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)
        enter(request, str(user.pk), means=means[-1])

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002
        return redirect("backoffice:sign-in:not-ready")


def enter(request: HttpRequest, staff: str, *, means: str) -> None:
    """Django knows the user already; from here on the session is that of staff."""
    sessions.enter_staff(request.session, means=means, at=timezone.now())
    forget_viewer(request)
    identity.note_sign_in(staff=staff, means=means, act=act_of_entering(request, Surface.BACKOFFICE))


class StaffFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Ce code n’est pas le bon. Prenez celui que l’application montre maintenant."),
    }

    def encrypt(self, text: str) -> str:
        return vault(TOTP_SECRETS).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return vault(TOTP_SECRETS).decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site's own name, whatever name the request came by."""
        return {"id": urlsplit(settings.PUBLIC_URL).hostname or "", "name": "Guichet"}


class NationalIdentity(DefaultSocialAccountAdapter):
    """A citizen is no user of Django: the claims become a citizen's session, and no table of allauth is written."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        viewer = viewer_of(request)
        citizen = identity.sign_in_nationally(
            claims=_claims(sociallogin),
            current=viewer.reference if viewer.is_citizen else None,
            language=get_language() or settings.LANGUAGE_CODE,
            act=act_of_entering(request, Surface.PORTAL),
        )
        address = sociallogin.get_redirect_url(request)
        sessions.enter_citizen(request.session, reference=citizen.reference, era=citizen.session_era, at=timezone.now())
        forget_viewer(request)
        raise ImmediateHttpResponse(redirect(address or "portal:space:home"))

    def on_authentication_error(self, *_args: Any, **_details: Any) -> None:
        """Cancelled, refused, expired or unreachable: each time the person may take another way in."""
        raise ImmediateHttpResponse(redirect("portal:sign-in:national-failed"))


def _claims(sociallogin: SocialLogin) -> identity.NationalClaims:
    data = sociallogin.account.extra_data
    told = {**data.get("id_token", {}), **data.get("userinfo", {})}
    return identity.NationalClaims(
        issuer=settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"],
        subject=str(told["sub"]),
        npi=str(told.get(NPI_CLAIM, "")),
        name=str(told.get("name", "")),
    )

"""Who signs in, and how: Django's sessions and users, django-allauth's second factor and OpenID Connect."""

from typing import Any

from guichet.settings import environment


def national_identity(read: environment.Environment) -> dict[str, Any]:
    """django-allauth's own form; empty while this node has no agreement with a provider."""
    if not read.national_issuer:
        return {}
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "nationale",
                    "name": "Identité nationale",
                    "client_id": read.national_client,
                    "secret": read.national_secret,
                    "settings": {"server_url": read.national_issuer},
                }
            ],
        }
    }


AUTH_USER_MODEL = "identity.StaffMember"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# OWASP ASVS 5.0, 6.2: twelve characters, none of the known ones, no rule of composition.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "backoffice:home"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 24 * 3600  # the longest term of guichet.foundation.identity.sessions; it judges the shorter ones
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # the national identity provider sends people back from its own site

# Counters that every process must share, or a guesser would have one allowance for each.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "identity_counter"},
}

ACCOUNT_ADAPTER = "guichet.surfaces.access.adapters.StaffAccounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever invites vouches for the address; it is no factor
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False

MFA_ADAPTER = "guichet.surfaces.access.adapters.StaffFactors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_TOTP_ISSUER = "Guichet"

SOCIALACCOUNT_ADAPTER = "guichet.surfaces.access.adapters.NationalIdentity"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = national_identity(environment.read())
# Every process loads it, and an HTTP client with it: only where there is a provider to speak to.
NATIONAL_IDENTITY = ["allauth.socialaccount.providers.openid_connect"]
NATIONAL_IDENTITY_APPS = NATIONAL_IDENTITY if SOCIALACCOUNT_PROVIDERS else []
ALLAUTH_TRUSTED_PROXY_COUNT = environment.read().proxies

"""What every node shares. A profile (hub, centre, demo, test) adds only what sets it apart."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from guichet.settings import environment
from guichet.settings.databases import choose
from guichet.settings.identity import *
from guichet.settings.identity import NATIONAL_IDENTITY_APPS

ENVIRONMENT = environment.read()
ROOT = environment.ROOT
VAR = ENVIRONMENT.var
SERVICES = ENVIRONMENT.services
DEMO_YEAR = 0
PUBLIC_URL = ENVIRONMENT.public_url
# How the public log calls itself, in each of its checkpoints: a name, which outlives ports and protocols.
LOG_ORIGIN = f"{urlsplit(PUBLIC_URL).hostname}/journal"
CLAMD_SOCKET = ENVIRONMENT.clamd_socket
SEAL_ROOTS = ENVIRONMENT.seal_roots
KEEPER_SECRET_FILE = ENVIRONMENT.keeper_secret_file
KEEPER_PKCS11 = (
    ENVIRONMENT.keeper_pkcs11_module,
    ENVIRONMENT.keeper_pkcs11_token,
    ENVIRONMENT.keeper_pkcs11_pin_file,
)
XROAD_SERVER = ENVIRONMENT.xroad_server
XROAD_CLIENT = ENVIRONMENT.xroad_client
XROAD_SERVICES = ENVIRONMENT.xroad_services
XROAD_CERTIFICATE_FILE = ENVIRONMENT.xroad_certificate_file
XROAD_AUTHORITY_FILE = ENVIRONMENT.xroad_authority_file

NODE = "hub"
CENTRE_SURFACES = False
CENTRE = ""
# A demonstration makes its own; `guichet.settings.centre` demands a real one.
CENTRE_KEY_FILE: Path = ENVIRONMENT.centre_key_file or VAR / "centre.key"
HUB_URL = ENVIRONMENT.hub_url
BIOMETRIC_CONSENT = ENVIRONMENT.biometric_consent
LOG_WITNESSES = ENVIRONMENT.log_witnesses
LOG_MIRROR: Path | None = ENVIRONMENT.log_mirror
SECONDS_BETWEEN_CHECKPOINTS = 600.0  # how often a centre looks at the public log
SECONDS_BETWEEN_NEWS = 30.0  # how often a centre asks the hub, when it has nothing to say
RECEIPT_PRINTER = ENVIRONMENT.receipt_printer
PANEL_SENSOR = ENVIRONMENT.panel_sensor
RECEIPT_ROLL = int(ENVIRONMENT.receipt_roll)

DEBUG = False
DEMONSTRATION = False
GUARDS_RAISE = False
SECRET_KEY = ENVIRONMENT.secret_key
IDENTITY_INDEX_KEY = ENVIRONMENT.index_key
ALLOWED_HOSTS = ENVIRONMENT.hosts

INSTALLED_APPS = [
    "guichet.foundation.lib",
    "guichet.foundation.journal",
    "guichet.foundation.work",
    "guichet.foundation.upkeep",
    "guichet.foundation.places",
    "guichet.foundation.demonstration",
    "guichet.foundation.identity",
    "guichet.commons.availability",
    "guichet.commons.sync",
    "guichet.commons.indicators",
    "guichet.commons.public_log",
    "guichet.commons.announcements",
    "guichet.commons.listening",
    "guichet.commons.notifications",
    "guichet.commons.payments",
    "guichet.commons.documents",
    "guichet.commons.payments.contrib.sandbox",
    "guichet.commons.registers",
    "guichet.commons.registers.contrib.xroad",
    "guichet.commons.catalogue",
    "guichet.commons.intake",
    "guichet.commons.sittings",
    "guichet.domains.casework",
    "guichet.domains.reception",
    "guichet.domains.relations",
    "guichet.domains.network",
    "guichet.domains.supervision",
    "guichet.domains.reporting",
    "guichet.domains.circulars",
    "guichet.domains.territory",
    "guichet.surfaces.ui",
    "guichet.surfaces.access",
    "guichet.surfaces.questions",
    "guichet.surfaces.portal",
    "guichet.surfaces.demo.phone",
    "guichet.surfaces.demo.sandbox",
    "guichet.surfaces.backoffice",
    "guichet.surfaces.api",
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    *NATIONAL_IDENTITY_APPS,
    "allauth.mfa",
]

# Tables that Django itself writes, outside any operation. Each line is a decision.
FRAMEWORK_TABLES = frozenset(
    {
        "django_migrations",  # which migrations ran: Django's own bookkeeping
        "django_session",  # one row a session, written by Django's middleware around every request
        "django_content_type",  # names of tables, filled by Django after each migration; nothing here reads them
        "auth_permission",  # the same; roles are ours, Django's permissions are not used
        "mfa_authenticator",  # passkeys, TOTP secrets, recovery codes: django-allauth alone writes them
        "identity_counter",  # Django's cache: django-allauth counts wrong passwords there, and codes already used
    }
)

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "guichet.surfaces.access.middleware.session_terms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "guichet.urls"
WSGI_APPLICATION = "guichet.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "django",
        "BACKEND": "guichet.foundation.lib.templates.GuardedTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

FORM_RENDERER = "guichet.surfaces.ui.forms.renderer.GuichetRenderer"

DATABASES = {"default": choose(ENVIRONMENT.database_url, VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [ROOT / "guichet" / "locale"]
TIME_ZONE = "Africa/Porto-Novo"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "guichet.surfaces.ui.joined.JoinedFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "guichet.surfaces.ui.errors.form_expired"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "guichet": {"level": "INFO"},
        "escpos": {"level": "ERROR"},  # it warns of each slip that no printer was described: slips are pictures
    },
}

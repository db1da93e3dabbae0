"""Reading the environment: typed, and clear at start about what is wrong. Each case is a real process."""

import os
import subprocess
import sys

PRODUCTION = {
    "GUICHET_SECRET_KEY": "x" * 50,
    "GUICHET_INDEX_KEY": "y" * 50,
    "GUICHET_HOSTS": "guichet.example, www.guichet.example",
    "GUICHET_PUBLIC_URL": "https://guichet.example",
}


def settings_of(profile: str, expression: str, **variables: str) -> subprocess.CompletedProcess[str]:
    code = f"from guichet.settings import {profile} as settings; print({expression})"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GUICHET_", "DJANGO_", "COV"))}
    return subprocess.run(
        [sys.executable, "-c", code], env=clean | variables, capture_output=True, text=True, check=False, timeout=60
    )


def test_production_starts_with_its_secret_its_names_and_https() -> None:
    assert (
        settings_of("hub", "settings.ALLOWED_HOSTS", **PRODUCTION).stdout
        == "['guichet.example', 'www.guichet.example']\n"
    )


def test_production_without_a_secret_says_so_and_stops() -> None:
    ended = settings_of("hub", "1", **PRODUCTION | {"GUICHET_SECRET_KEY": ""})
    assert (ended.returncode, ended.stderr) == (
        2,
        "GUICHET_SECRET_KEY is missing. Give 50 random characters or more.\n",
    )


def test_production_without_its_index_key_says_so_and_stops() -> None:
    ended = settings_of("hub", "1", **PRODUCTION | {"GUICHET_INDEX_KEY": ""})
    assert (ended.returncode, ended.stderr) == (
        2,
        "GUICHET_INDEX_KEY is missing. Give 50 random characters or more, and never change them.\n",
    )


def test_production_over_plain_http_says_so_and_stops() -> None:
    ended = settings_of("hub", "1", **PRODUCTION | {"GUICHET_PUBLIC_URL": "http://guichet.example"})
    assert (ended.returncode, ended.stderr) == (2, "GUICHET_PUBLIC_URL is missing. It must begin with https://.\n")


def test_an_address_that_is_not_one_is_named() -> None:
    ended = settings_of("demo", "1", GUICHET_PUBLIC_URL="guichet")
    assert ended.returncode == 2
    assert ended.stderr.startswith("GUICHET_PUBLIC_URL: ")
    assert "got 'guichet'" in ended.stderr


def test_a_database_that_is_not_postgresql_is_refused_in_words() -> None:
    ended = settings_of("demo", "1", GUICHET_DATABASE_URL="mysql://root@localhost/guichet")
    assert ended.returncode == 2
    assert "postgresql://user:secret@host:5432/name" in ended.stderr


def test_a_postgresql_address_becomes_settings() -> None:
    expression = "{k: v for k, v in settings.DATABASES['default'].items() if k in ('NAME', 'USER', 'HOST', 'PORT')}"
    ended = settings_of("demo", expression, GUICHET_DATABASE_URL="postgresql://g:s%40t@db:5433/guichet")
    assert ended.stdout == "{'NAME': 'guichet', 'USER': 'g', 'HOST': 'db', 'PORT': '5433'}\n"


def test_statements_are_kept_by_postgresql_unless_its_address_says_no() -> None:
    address, kept = "postgresql://g@db/guichet", "settings.DATABASES['default']['OPTIONS']"
    assert settings_of("demo", kept, GUICHET_DATABASE_URL=address).stdout == "{'prepare_threshold': 5}\n"
    without = settings_of("demo", kept, GUICHET_DATABASE_URL=f"{address}?prepared=no")
    assert without.stdout == "{'prepare_threshold': None}\n"


def test_a_site_in_production_keeps_its_connections_to_postgresql() -> None:
    kept = "[settings.DATABASES['default'][each] for each in ('CONN_MAX_AGE', 'CONN_HEALTH_CHECKS')]"
    ended = settings_of("hub", kept, **PRODUCTION, GUICHET_DATABASE_URL="postgresql://g@db/guichet")
    assert ended.stdout == "[600, True]\n"


def test_production_cookies_belong_to_this_host_only() -> None:
    ended = settings_of("hub", "(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)", **PRODUCTION)
    assert ended.stdout == "('__Host-session', '__Host-csrf')\n"


def test_production_speaks_tls_only_and_says_so_for_a_year() -> None:
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    ended = settings_of("hub", f"[getattr(settings, each) for each in {names}]", **PRODUCTION)
    assert ended.stdout == "[True, 31536000, True]\n"


def test_production_cookies_are_secure_and_out_of_reach_of_scripts() -> None:
    names = [f"{cookie}_COOKIE_{flag}" for cookie in ("SESSION", "CSRF") for flag in ("SECURE", "HTTPONLY", "SAMESITE")]
    ended = settings_of("hub", f"[getattr(settings, each) for each in {names}]", **PRODUCTION)
    assert ended.stdout == "[True, True, 'Lax', True, True, 'Lax']\n"


def test_production_shows_nothing_of_the_demonstration_and_no_debugging() -> None:
    expression = "(settings.DEBUG, settings.DEMONSTRATION, 'guichet.surfaces.demo' in settings.INSTALLED_APPS)"
    assert settings_of("hub", expression, **PRODUCTION).stdout == "(False, False, False)\n"


def test_production_logs_leave_the_messages_of_errors_out() -> None:
    ended = settings_of("hub", "settings.LOGGING['formatters']['line']['()']", **PRODUCTION)
    assert ended.stdout == "guichet.foundation.lib.logs.WithoutValues\n"


ROAD = {"GUICHET_XROAD_SERVER": "https://securite.example", "GUICHET_XROAD_CLIENT": "BJ/GOV/1/GUICHET"}


def test_registers_are_named_by_their_services() -> None:
    services = "casier=BJ/GOV/MJL/CASIER/condamnations, rnpp=BJ/GOV/ANIP/personnes"
    ended = settings_of("hub", "settings.XROAD_SERVICES", **PRODUCTION | ROAD | {"GUICHET_XROAD_SERVICES": services})
    assert ended.stdout == "{'casier': 'BJ/GOV/MJL/CASIER/condamnations', 'rnpp': 'BJ/GOV/ANIP/personnes'}\n"


def test_a_service_that_is_no_service_of_x_road_is_refused_in_words() -> None:
    for wrong in ("casier", "=BJ/GOV/MJL/CASIER/condamnations", "casier=https://casier.example"):
        ended = settings_of("demo", "1", GUICHET_XROAD_SERVICES=wrong)
        assert ended.returncode == 2
        assert "Write register=instance/class/member/subsystem/service, by commas" in ended.stderr


def test_production_asks_registers_over_https_and_under_its_own_name() -> None:
    for name, wrong, said in (
        ("GUICHET_XROAD_SERVER", "http://securite.example", "It must begin with https://."),
        ("GUICHET_XROAD_CLIENT", "", "Give this node's own X-Road subsystem."),
    ):
        ended = settings_of("hub", "1", **PRODUCTION | ROAD | {name: wrong})
        assert (ended.returncode, ended.stderr) == (2, f"{name} is missing. {said}\n")

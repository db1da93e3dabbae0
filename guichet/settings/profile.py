"""Which profile this process runs under: GUICHET_PROFILE, read here and nowhere else."""

import os
import sys

PROFILES = ("demo", "hub", "centre", "demo_centre", "test")


def select(default: str) -> str:
    """Point Django at the profile's settings and return its name.

    Ends the process with status 2 when GUICHET_PROFILE names no profile.
    """
    profile = os.environ.get("GUICHET_PROFILE") or default
    if profile not in PROFILES:
        print(f"GUICHET_PROFILE: {profile!r} ; {', '.join(PROFILES)} ?", file=sys.stderr)
        raise SystemExit(2)
    os.environ["DJANGO_SETTINGS_MODULE"] = f"guichet.settings.{profile}"
    return profile


def language() -> str:
    """French, unless the machine's own language is English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else "fr"


def for_child(**variables: str) -> dict[str, str]:
    """This process's environment, for a process that it starts, with these variables set."""
    return {**os.environ, **variables}

"""What a file says of itself to machines, as keywords: its code first, then since when the public log was contested.

Whoever reads the code alone takes what stands before the first comma.
"""

from datetime import UTC, datetime

CONTESTED_SINCE = "public-log-contested-since="
FORM = "%Y-%m-%dT%H:%M:%SZ"
APART = ", "


def written(code: str, contested_since: datetime | None) -> tuple[str, ...]:
    if contested_since is None:
        return (code,)
    return (code, f"{CONTESTED_SINCE}{contested_since.astimezone(UTC):{FORM}}")


def code_of(keywords: str) -> str:
    return keywords.split(APART, 1)[0]


def contested_since(keywords: str) -> datetime | None:
    """None where nothing is said of it, or no moment."""
    told = (each for each in keywords.split(APART) if each.startswith(CONTESTED_SINCE))
    try:
        return datetime.strptime(next(told, "").removeprefix(CONTESTED_SINCE), FORM).replace(tzinfo=UTC)
    except ValueError:
        return None

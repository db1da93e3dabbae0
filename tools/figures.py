"""Figures that tests measure, which workers of pytest print nowhere: kept in var/figures until a suite has ended."""

from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "var" / "figures"


def note(line: str) -> None:
    """Added whole, whoever else writes."""
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("a") as file:
        file.write(f"{line}\n")


def forget() -> None:
    FILE.unlink(missing_ok=True)


def told() -> str:
    return FILE.read_text() if FILE.exists() else ""

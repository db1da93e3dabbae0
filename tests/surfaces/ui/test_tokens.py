"""Colours that hold in sunlight: 7:1 for what is read, 3:1 for what is only seen (WCAG 2.2, 1.4.6 and 1.4.11)."""

import re

import pytest

from guichet.surfaces.ui import joined

TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (joined.ASSETS / "css/00-tokens.css").read_text("utf-8")))

READ = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "yellow"),
    ("ink", "yellow-ground"),
    ("ink", "green-ground"),
    ("ink", "red-ground"),
    ("soft-ink", "paper"),
    ("soft-ink", "ground"),
    ("soft-ink", "green-ground"),
    ("soft-ink", "yellow-ground"),
    ("green", "paper"),
    ("green", "ground"),
    ("green", "green-ground"),
    ("green", "yellow-ground"),
    ("green", "red-ground"),
    ("green-deep", "paper"),
    ("green-deep", "green-ground"),
    ("red", "paper"),
    ("red", "red-ground"),
    ("paper", "green"),
    ("paper", "green-deep"),
    ("paper", "red"),
    ("paper", "red-deep"),
]
SEEN = [("line", "paper"), ("line", "ground"), ("green", "paper"), ("red", "paper"), ("ink", "yellow")]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert round((luminance("#fff") + 0.05) / (luminance("#000000") + 0.05), 2) == 21


@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_is_read_in_sunlight(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_the_edge_of_a_control_is_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_colours_are_named_once_and_used_by_name() -> None:
    for path in (joined.ASSETS / "css").glob("*.css"):
        if path.name != "00-tokens.css":
            assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl", path.read_text("utf-8")) == []

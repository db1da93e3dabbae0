"""What travels to every phone: two files, small, made as the house says."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.checks import run_checks
from django.core.management import call_command
from pytest_django.fixtures import Settings

from guichet.surfaces.ui import joined

SHEETS = sorted((joined.ASSETS / "css").glob("*.css"))
SCRIPTS = sorted((joined.ASSETS / "js").glob("*.js"))
MODULES = sorted(path for folder in ("checking", "worker") for path in (joined.ASSETS / folder).glob("*.js"))

CSS_BUDGET = 7_000
OWN_JS_BUDGET = 3_000  # files in pieces and drawn signatures among them
HTMX_BUDGET = 16_000
VERIFIER_BUDGET = 6_000


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def test_the_style_sheet_stays_light() -> None:
    assert len(brotli.compress(joined.style_sheet().encode())) < CSS_BUDGET


def test_the_script_stays_light() -> None:
    htmx, _, own = joined.script().rpartition("\n;")
    assert len(brotli.compress(own.encode())) < OWN_JS_BUDGET
    assert len(brotli.compress(htmx.encode())) < HTMX_BUDGET


def test_all_behaviours_together_stay_under_1500_lines() -> None:
    assert 0 < sum(len(path.read_text("utf-8").splitlines()) for path in (*SCRIPTS, *MODULES)) < 1_500


def test_the_checking_page_stays_light() -> None:
    assert len(brotli.compress(joined.verifier().encode())) < VERIFIER_BUDGET


def test_modules_are_joined_into_one_script_that_is_tied_to_no_other() -> None:
    code = joined.verifier()
    assert re.findall(r"\b(?:import|export|eval|innerHTML|localStorage|sessionStorage)\b", code) == []
    names = re.findall(
        r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", _texts(MODULES[:-1]), re.MULTILINE
    )
    assert sorted(names) == sorted(set(names))


def _texts(paths: list[Path]) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)


def test_the_order_of_the_layers_is_declared_before_any_is_used() -> None:
    assert joined.style_sheet().startswith("@layer tokens,base,layout,components,preferences,print;")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_wholly_inside_layers(path: Path) -> None:
    outside = re.sub(r"/\*.*?\*/|@layer [\w, ]+;", "", path.read_text("utf-8"), flags=re.DOTALL).strip()
    assert re.fullmatch(r"@layer \w+ \{.*\}", outside, flags=re.DOTALL)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_says_start_and_end_not_left_and_right(path: Path) -> None:
    physical = r"!important|(?<![\w-])(?:(?:margin|padding|border|inset)-)?(?:left|right|top|bottom|width|height)\s*:"
    assert re.findall(physical, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_selector_has_a_space_before_a_colon_which_the_minifier_would_eat(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"^.*[^\s>+~,] +:.*$", rules, flags=re.MULTILINE) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_behaviour_is_hooked_by_a_data_attribute_and_imports_nothing(path: Path) -> None:
    code = path.read_text("utf-8")
    assert "[data-" in code
    assert re.findall(r"\b(?:import|export|eval|innerHTML|localStorage|sessionStorage)\b", code) == []


def test_names_of_a_behaviour_do_not_leak() -> None:
    own = joined.script().rpartition("\n;")[2]
    assert own.count("(()=>{") == len(SCRIPTS)


def test_the_development_server_finds_the_joined_files() -> None:
    for path, text in joined.JOINED.items():
        found = finders.find(path)
        assert found is not None
        assert Path(found).read_text("utf-8") == text()


def test_a_changed_source_is_joined_anew() -> None:
    found = Path(finders.find("ui/guichet.css") or "")
    found.write_text("stale", "utf-8")
    finders.find("ui/guichet.css")
    assert found.read_text("utf-8") == joined.style_sheet()


def test_an_unchanged_file_is_left_as_it_is() -> None:
    found = Path(finders.find("ui/guichet.js") or "")
    written = found.stat()
    assert finders.find("ui/guichet.js") == str(found)
    assert (found.stat().st_ino, found.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_the_finder_leaves_out_what_is_to_be_ignored() -> None:
    assert [path for path, _ in joined.JoinedFinder().list(["*.js"])] == [
        "ui/guichet.css",
        "ui/kiosk.css",
        "ui/display.css",
    ]


def test_django_finds_no_fault_in_the_finder() -> None:
    assert run_checks(tags=["staticfiles"]) == []


def test_the_sources_are_not_published() -> None:
    assert finders.find("ui/css/00-tokens.css") is None
    assert finders.find("ui/nothing.css") is None


def test_collectstatic_publishes_named_and_compressed_files(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    published = {re.sub(r"\.[0-9a-f]{12}", "", path.name) for path in (tmp_path / "static" / "ui").iterdir()}
    assert {"guichet.css.br", "guichet.js.br", "motif.svg"} <= published
    sheet = next((tmp_path / "static" / "ui").glob("guichet.????????????.css")).read_text("utf-8")
    assert re.search(r"url\(\"motif\.[0-9a-f]{12}\.svg\"\)", sheet)


def test_the_motif_is_tiny() -> None:
    found = finders.find("ui/motif.svg")
    assert found is not None
    assert Path(found).stat().st_size < 1_000

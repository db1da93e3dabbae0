"""The English catalogue follows the French sources, and its gaps are found."""

import gettext
from pathlib import Path

import pytest

from tools import messages


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A code base with one sentence."""
    folder = tmp_path / "site"
    (folder / "templates").mkdir(parents=True)
    (folder / "views.py").write_text('title = _("Bonjour %(name)s")\n')
    messages.update(folder)
    return folder


def catalogue(sources: Path) -> str:
    return (sources / messages.ENGLISH).read_text()


def translate(sources: Path, french: str, english: str) -> None:
    """Writes `english` under a one-line `french`, as a translator does."""
    before = f'msgid "{french}"\nmsgstr ""\n'
    assert before in catalogue(sources)
    after = before.replace('msgstr ""', f'msgstr "{english}"')
    (sources / messages.ENGLISH).write_text(catalogue(sources).replace(before, after))


def test_a_translated_catalogue_has_no_fault(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(name)s")
    assert list(messages.faults(sources)) == []


def test_a_sentence_without_translation_is_a_fault(sources: Path) -> None:
    assert list(messages.faults(sources)) == ["'Bonjour %(name)s': not translated"]


def test_a_translation_with_another_placeholder_is_a_fault(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(nom)s")
    assert list(messages.faults(sources)) == ["'Bonjour %(name)s': other placeholders in 'Hello %(nom)s'"]


def test_a_fuzzy_translation_is_a_fault(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(name)s")
    fuzzy = catalogue(sources).replace("#, python-format", "#, fuzzy, python-format")
    (sources / messages.ENGLISH).write_text(fuzzy)
    assert list(messages.faults(sources)) == ["'Bonjour %(name)s': fuzzy"]


def test_a_plain_space_before_a_colon_is_a_fault(sources: Path) -> None:
    (sources / "views.py").write_text('title = _("Bonjour : entrez")\n')
    messages.update(sources)
    translate(sources, "Bonjour : entrez", "Hello: come in")
    assert list(messages.faults(sources)) == ["'Bonjour : entrez': a plain space where French wants a no-break one"]


def test_a_catalogue_behind_its_sources_is_a_fault(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(name)s")
    (sources / "views.py").write_text("")
    assert list(messages.faults(sources)) == [
        "locale/en/LC_MESSAGES/django.po does not say what the sources say: `make messages`"
    ]


def test_an_update_keeps_what_is_translated_and_drops_what_is_no_longer_said(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(name)s")
    (sources / "views.py").write_text('title = _("Bonjour %(name)s")\nend = gettext("Au revoir")\n')
    messages.update(sources)
    assert 'msgstr "Hello %(name)s"' in catalogue(sources)
    (sources / "views.py").write_text('end = gettext("Au revoir")\n')
    messages.update(sources)
    assert "Bonjour" not in catalogue(sources)
    assert "Au revoir" in catalogue(sources)


def test_lines_that_move_do_not_change_the_catalogue(sources: Path) -> None:
    before = catalogue(sources)
    (sources / "views.py").write_text('"""Pages."""\n\ntitle = _("Bonjour %(name)s")\n')
    messages.update(sources)
    assert catalogue(sources) == before


TEMPLATE = """\
{% load i18n %}
  <p>{% translate "Oui" %}
<p>{% translate "Poste" context "emploi" %}</p>
      <p>{% blocktranslate count total=n trimmed %}
        {{ total }} demande pour {{ who }}
      {% plural %}
        {{ total }} demandes pour {{ who }}
      {% endblocktranslate %}</p>
{# a comment that isn't code #} <p title="{{ _("Titre") }}">it's 100 % here</p>
"""


def test_templates_speak_through_every_tag(sources: Path) -> None:
    (sources / "templates" / "page.html").write_text(TEMPLATE)
    messages.update(sources)
    for line in (
        'msgid "Oui"',
        'msgctxt "emploi"\nmsgid "Poste"',
        'msgid "%(total)s demande pour %(who)s"\nmsgid_plural "%(total)s demandes pour %(who)s"',
        'msgid "Titre"',
    ):
        assert line in catalogue(sources)
    assert catalogue(sources).count("#: site/templates/page.html") == 4


@pytest.mark.parametrize(
    ("call", "entry"),
    [
        ('gettext("Un")', 'msgid "Un"'),
        ('gettext_lazy("Un")', 'msgid "Un"'),
        ('translation.gettext("U" "n")', 'msgid "Un"'),
        ("f\"{_('Un')} {n}\"", 'msgid "Un"'),
        ('gettext_noop("Un")', 'msgid "Un"'),
        ('ngettext("Un", "Des", n)', 'msgid "Un"\nmsgid_plural "Des"'),
        ('ngettext_lazy("Un", "Des", "n")', 'msgid "Un"\nmsgid_plural "Des"'),
        ('pgettext("lieu", "Un")', 'msgctxt "lieu"\nmsgid "Un"'),
        ('pgettext_lazy("lieu", "Un")', 'msgctxt "lieu"\nmsgid "Un"'),
        ('npgettext("lieu", "Un", "Des", n)', 'msgctxt "lieu"\nmsgid "Un"\nmsgid_plural "Des"'),
        ('npgettext_lazy("lieu", "Un", "Des", "n")', 'msgctxt "lieu"\nmsgid "Un"\nmsgid_plural "Des"'),
    ],
)
def test_code_speaks_through_every_function(sources: Path, call: str, entry: str) -> None:
    (sources / "views.py").write_text(f"said = {call}\n")
    messages.update(sources)
    assert entry in catalogue(sources)


def test_what_is_not_plain_text_is_not_extracted(sources: Path) -> None:
    (sources / "views.py").write_text('said = gettext(title)\ncounted = ngettext("Un", titles, n)\n')
    messages.update(sources)
    assert catalogue(sources) == messages.HEADER


PLURAL = 'said = ngettext("%(count)s demande", "%(count)s demandes", n)\n'


@pytest.mark.parametrize(
    ("singular", "plural", "faults"),
    [
        ("one request", "%(count)s requests", 0),
        ("%(count)s request", "%(count)s requests", 0),
        ("one request", "many requests", 1),
        ("%(number)s request", "%(count)s requests", 1),
        ("", "%(count)s requests", 1),
    ],
)
def test_only_a_singular_may_leave_the_number_out(sources: Path, singular: str, plural: str, faults: int) -> None:
    (sources / "views.py").write_text(PLURAL)
    messages.update(sources)
    text = catalogue(sources).replace('[0] ""', f'[0] "{singular}"').replace('[1] ""', f'[1] "{plural}"')
    (sources / messages.ENGLISH).write_text(text)
    assert len(list(messages.faults(sources))) == faults


def test_the_compiled_catalogue_speaks_english(sources: Path) -> None:
    translate(sources, "Bonjour %(name)s", "Hello %(name)s")
    messages.compile_all(sources)
    with (sources / messages.ENGLISH).with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Bonjour %(name)s") == "Hello %(name)s"


def test_french_counts_none_in_the_singular(sources: Path) -> None:
    (sources / "views.py").write_text(PLURAL)
    messages.update(sources)
    messages.compile_all(sources)
    with (sources / messages.FRENCH).open("rb") as compiled:
        french = gettext.GNUTranslations(compiled)
    said = [french.ngettext("%(count)s demande", "%(count)s demandes", n) for n in (0, 1, 2)]
    assert said == ["%(count)s demande", "%(count)s demande", "%(count)s demandes"]

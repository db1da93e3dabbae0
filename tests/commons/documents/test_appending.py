"""A seal is added after the last byte of what was printed, and only to what was printed here."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from guichet.commons.documents.sealing.appending import OfAnotherShape, Printed
from tests.commons.documents import samples

LINK = b"/Annots[3 0 R]"


def test_what_was_printed_is_the_beginning_of_what_is_sealed() -> None:
    printed = samples.a_file()
    sealed = samples.an_authority().sealed(printed)
    assert sealed.startswith(printed)


def test_the_same_file_sealed_twice_differs_by_its_certificates_alone() -> None:
    authority, printed = samples.an_authority(), samples.a_file()
    assert authority.sealed(printed) == authority.sealed(printed)


def test_a_sealed_file_is_another_state_of_the_same_file() -> None:
    printed = samples.a_file()
    before, after = (_identifier(content) for content in (printed, samples.an_authority().sealed(printed)))
    assert before[0] == after[0]
    assert before[1] != after[1]


def _identifier(content: bytes) -> list[bytes]:
    return [each.original_bytes for each in PdfFileReader(io.BytesIO(content)).trailer["/ID"]]


def test_a_long_document_is_sealed_on_its_first_page_alone() -> None:
    sealed = samples.an_authority().sealed(samples.a_file("casier-b3-mentions", long=True))
    first, second = (page.get_object() for page in PdfFileReader(io.BytesIO(sealed)).root["/Pages"]["/Kids"])
    assert [str(field.get_object()["/T"]) for field in first["/Annots"]] == ["Cachet"]
    assert "/Annots" not in second


def test_a_file_whose_last_line_is_not_ended_is_refused() -> None:
    """PDF/A, 6.1.9: the first object of a seal begins on a line of its own."""
    with pytest.raises(OfAnotherShape, match="the end of the file"):
        samples.an_authority().sealed(samples.a_file().removesuffix(b"\n"))


def test_a_file_that_was_sealed_is_not_sealed_again() -> None:
    authority = samples.an_authority()
    with pytest.raises(OfAnotherShape):
        authority.sealed(authority.sealed(samples.a_file()))


@pytest.mark.parametrize("given", [b"", b"%PDF-1.7\n%%EOF\n", b"x" * 5_000])
def test_a_file_of_another_making_is_refused(given: bytes) -> None:
    with pytest.raises(OfAnotherShape, match="the end of the file"):
        Printed.read(given)


def test_a_first_page_with_links_is_refused_rather_than_lose_them() -> None:
    printed = samples.a_file()
    # As long as it was, so that the table still says where each object is.
    with_links = printed.replace(b"/MediaBox[0 0 595.2756 841.8898]", (LINK + b"/MediaBox[0 0 1 1]").ljust(32))
    assert len(with_links) == len(printed)
    with pytest.raises(OfAnotherShape, match="links on its first page"):
        samples.an_authority().sealed(with_links)


@pytest.mark.parametrize("wrong", [b"/Pages 1 0 X", b"/Pagez 1 0 R"])
def test_a_file_without_pages_is_refused(wrong: bytes) -> None:
    with pytest.raises(OfAnotherShape):
        samples.an_authority().sealed(samples.a_file().replace(b"/Pages 1 0 R", wrong))


def test_a_file_whose_table_is_elsewhere_is_refused() -> None:
    printed = samples.a_file()
    with pytest.raises(OfAnotherShape, match="the table of objects"):
        samples.an_authority().sealed(printed[:100] + b"\n" + printed[100:])


def test_an_object_that_is_not_where_the_table_says_is_refused() -> None:
    before, table, after = samples.a_file().rpartition(b"\nxref\n0 ")
    with pytest.raises(OfAnotherShape, match="object"):
        samples.an_authority().sealed(before[:100] + b"\n" + before[100:-1] + table + after)

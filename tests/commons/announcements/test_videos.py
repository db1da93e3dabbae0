"""A video is looked through before it is kept: what a screen would not play is refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.commons.announcements import videos
from guichet.commons.announcements.refusals import VideoRefused
from tests.factories.videos import a_webm, an_mp4, box, element


@pytest.mark.parametrize(
    ("content", "seconds", "kind"),
    [
        (a_webm(), 3, "video/webm"),
        (a_webm(2, codec=b"V_VP9"), 2, "video/webm"),
        (an_mp4(), 3, "video/mp4"),
        (an_mp4(60, (1920, 1080), wide=True), 60, "video/mp4"),
        (an_mp4(3, (1080, 1920), codec=b"vp09"), 3, "video/mp4"),
        (an_mp4(profile=100), 3, "video/mp4"),
    ],
)
def test_what_a_screen_plays_is_kept_as_it_is_with_its_length(content: bytes, seconds: int, kind: str) -> None:
    clip = videos.looked_through(content)
    assert (clip.content, clip.seconds) == (content, seconds)
    assert videos.media_type(clip.content) == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "n’est pas une vidéo"),
        (b"%PDF-1.7", "n’est pas une vidéo"),
        (b"\0" * 6_000_001, "pèse plus de 6 Mo"),
        (a_webm()[:-1], "abîmée ou coupée"),
        (an_mp4()[:-1], "abîmée ou coupée"),
        (a_webm(timed=False), "abîmée ou coupée"),
        (a_webm(document=b"matroska"), "abîmée ou coupée"),
        (a_webm(kind=2), "abîmée ou coupée"),
        (an_mp4(handler=b"soun"), "abîmée ou coupée"),
        (an_mp4(scale=0), "abîmée ou coupée"),
        (box(b"ftyp", b"isom"), "abîmée ou coupée"),
        (an_mp4(codec=b"hvc1"), "ne sait pas lire"),
        (an_mp4(codec=b"mp4v"), "ne sait pas lire"),
        (an_mp4(profile=110), "ne sait pas lire"),
        (a_webm(codec=b"V_MPEGH/ISO/HEVC"), "ne sait pas lire"),
        (an_mp4(61), "de 2 à 60 secondes"),
        (an_mp4(1), "de 2 à 60 secondes"),
        (an_mp4(size=(3840, 2160)), "plus grande que l’écran"),
        (an_mp4(size=(1440, 1440)), "plus grande que l’écran"),
        (an_mp4(size=(320, 200)), "trop petite"),
    ],
)
def test_what_it_does_not_play_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(VideoRefused) as refused:
        videos.looked_through(content)
    assert words in refused.value.message


def test_where_and_by_whom_it_was_taken_is_blanked_and_nothing_moves() -> None:
    place = box(b"udta", box(b"\xa9xyz", b"+06.4969+002.6289/ Afi"))
    sent = an_mp4(extra=place) + box(b"uuid", b"who took it")
    kept = videos.looked_through(sent).content
    assert len(kept) == len(sent)
    for told in (b"+06.4969", b"Afi", b"who took it", b"udta", b"uuid"):
        assert told in sent
        assert told not in kept
    assert kept.endswith(b"free" + bytes(len(b"who took it")))
    assert videos.looked_through(kept).content == kept


def test_boxes_may_be_long_or_go_to_the_end() -> None:
    sent = an_mp4()
    at = sent.index(b"mdat") - 4
    long = sent[:at] + (1).to_bytes(4, "big") + b"mdat" + (22).to_bytes(8, "big") + b"frames"
    last = sent[:at] + bytes(4) + b"mdat" + b"frames"
    for content in (long, last):
        assert videos.looked_through(content).content == content


def test_a_segment_of_unknown_length_goes_to_the_end() -> None:
    sent = a_webm()
    at = sent.index(b"\x18\x53\x80\x67") + 4
    assert videos.looked_through(sent[:at] + b"\1" + b"\xff" * 7 + sent[at + 8 :]).seconds == 3


@pytest.mark.parametrize(
    "broken", [element(0x1A45DFA3, b""), b"\x1a\x45\xdf\xa3", b"\x1a\x45\xdf\xa3\0", a_webm()[:60]]
)
def test_the_beginning_of_a_webm_alone_is_refused(broken: bytes) -> None:
    with pytest.raises(VideoRefused):
        videos.looked_through(broken)


@settings(max_examples=300)
@given(
    at=st.integers(0, 400),
    bytes_there=st.binary(min_size=1, max_size=12),
    which=st.sampled_from([0, 1]),
    cut=st.integers(0, 40),
)
def test_whatever_is_broken_is_taken_or_refused_and_nothing_else(
    at: int, bytes_there: bytes, which: int, cut: int
) -> None:
    content = bytearray(SAMPLES[which])
    content[at : at + len(bytes_there)] = bytes_there
    with suppress(VideoRefused):
        assert videos.looked_through(bytes(content[: len(content) - cut])).seconds >= 2


SAMPLES = (a_webm(2), an_mp4(extra=box(b"udta", b"x")))


def test_nothing_else_is_told_to_be_a_video() -> None:
    assert videos.media_type(b"\xff\xd8\xff") == ""

"""How an invented person asks: a draft, its answers, its paper, sealed and handed over, all in one transaction."""

import io
from functools import cache

from PIL import Image, ImageDraw

from guichet.command.year.answers import PAPERS, Answers
from guichet.command.year.plan import Planned
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion
from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import Draft
from guichet.commons.intake.sealed import seal
from guichet.commons.intake.uploads import checking
from guichet.commons.intake.uploads.base import Checked
from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

WIDTH, HEIGHT = 600, 800


def file(planned: Planned, answers: Answers, recipient: PublicKey, act: Act) -> None:
    """Papers are checked and kept beforehand, because files are never written inside a transaction."""
    papers = tuple(_checked(planned.service, name) for name in PAPERS.get(planned.service, ()))
    send(planned=planned, answers=answers, papers=papers, recipient=recipient, act=act)


@operation
def send(
    *, planned: Planned, answers: Answers, papers: tuple[tuple[str, Checked], ...], recipient: PublicKey, act: Act
) -> None:
    """Hand the request over and remember its place in the plan: after a kill it is there with it, or not at all."""
    hold = intake.start(service=planned.service, language=planned.language, act=act)
    intake.answer(hold=hold, answers=answers, act=act)
    for question, checked in papers:
        intake.attach(hold=hold, question=question, checked=checked, act=act)
    draft = Draft.objects.get(reference=hold.reference)
    intake.hand_over(sealed=seal(draft, recipient, act), act=act)
    demonstration.note(place=planned.place, reference=hold.reference, story=planned.story, act=act)


def _checked(service: str, name: str) -> tuple[str, Checked]:
    question = Form(catalogue.current().sheets[service].service).by_name[name].question
    if not isinstance(question, FileQuestion | PhotoQuestion):
        raise TypeError(f"{name} of {service} takes no file")
    return name, checking.check(_paper(), name="papier-invente.jpg", question=question)


@cache
def _paper() -> bytes:
    """A sheet that nobody could take for a real one."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(sheet)
    for line in range(120, HEIGHT - 80, 40):
        pen.line((60, line, WIDTH - 60, line), fill="lightgrey", width=3)
    pen.text((WIDTH // 3, 50), "SPECIMEN", fill="darkred", font_size=40)
    written = io.BytesIO()
    sheet.save(written, "JPEG", quality=60)
    return written.getvalue()

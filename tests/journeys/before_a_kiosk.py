"""Somebody before the kiosk of a real centre: asks for a criminal record, leaves with a ticket, comes back with it."""

import re
from dataclasses import dataclass, field

import requests

from tests.journeys.applicant import PHOTOGRAPH, answers
from tests.journeys.node import SERVICE, soon
from tests.journeys.people import Visitor, text

RESUME = "/borne/ticket/reprendre/"
PIECE = "acte_naissance"


@dataclass
class AtAKiosk:
    """`number` tells this person from all others; `square` is what the square of the last ticket says."""

    address: str
    number: int
    visitor: Visitor = field(init=False)
    square: str = ""

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.address, lambda: None)

    def begin_up_to(self, wanted: str) -> None:
        self.visitor.get(f"/borne/services/{SERVICE}/")
        self.visitor.post(f"/borne/demande/commencer/{SERVICE}/")
        for _ in soon(f"{self.number} reaches {wanted}"):
            page = self.where()
            if page == wanted:
                return
            self.fill(page)

    def where(self) -> str:
        """The page that the kiosk sends her to."""
        return self.visitor.get("/borne/demande/").headers.get("Location", "").rstrip("/").split("/")[-1]

    def fill(self, page: str) -> None:
        address = f"/borne/demande/question/{page}/"
        self.visitor.get(address)
        if page == PIECE:
            fields = {"action": "send", "csrfmiddlewaretoken": self.visitor.token}
            self.visitor.attempt("POST", address, data=fields, files={PIECE: ("acte.jpg", PHOTOGRAPH, "image/jpeg")})
            return
        self.visitor.post(address, answers(self.number)[page])

    def leave(self) -> None:
        """« Finir plus tard » : the page says what the ticket says."""
        self.visitor.get("/borne/demande/question/nationalite/")
        kept = self.visitor.post("/borne/ticket/garder/")
        assert kept is not None
        told = dict(re.findall(r'name="(reference|secret)" value="([^"]+)"', kept.text))
        self.square = f"http://localhost/demarche/reprendre/#{told['reference']}.{told['secret']}"
        self.visitor.post("/borne/passage/fin/")

    @property
    def reference(self) -> str:
        return self.square.rpartition("#")[2].partition(".")[0]

    @property
    def secret(self) -> str:
        return self.square.rpartition(".")[2]

    def show(self, square: str) -> requests.Response:
        """A ticket to the scanner, which types."""
        self.visitor.get(RESUME)
        answer = self.visitor.post(RESUME, {"reference": square})
        assert answer is not None
        return answer

    def opens(self, square: str) -> bool:
        return self.show(square).status_code == 302

    def reads(self, path: str) -> str:
        return text(self.visitor.get(path))

"""Someone who asks for a criminal record: answers page by page, sends her paper in pieces, submits, pays, replies."""

import re
from dataclasses import dataclass, field

import requests

from tests.factories.uploads import a_photograph
from tests.journeys.node import SERVICE, soon
from tests.journeys.people import PIECE, UNWELL, Fields, Visitor, text

HERE = f"/demarche/{SERVICE}"
PHOTOGRAPH = a_photograph(2400, 1800, quality=95)
WAYS_TO_PAY = ("payer", "j-ai-paye")
READY = "Délai promis jusqu’au"
NOT_PAID = "Les frais ne sont pas encore payés."
PAUSED = "en attente de votre part"


def answers(number: int) -> dict[str, Fields]:
    """By page. The given name tells this person from all others."""
    return {
        "nationalite": {"nationalite": "beninoise"},
        "ne_a_letranger": {"ne_a_letranger": "no"},
        "npi": {"npi": ""},
        "nom": {"nom-family_name": "Ɖɛ́gbɛ̀", "nom-given_names": f"Kɔ́jó {number}"},
        "naissance": {
            "date_naissance_day": "27",
            "date_naissance_month": "3",
            "date_naissance_year": "1987",
            "lieu_naissance": "Lokossa",
            "sexe": "masculin",
        },
        "parents": {
            "pere-family_name": "",
            "pere-given_names": "",
            "mere-family_name": "Dossou",
            "mere-given_names": f"Afi {number}",
        },
        "contact": {"telephone": "+229 01 97 00 00 01", "courriel": ""},
        "exactitude": {"exactitude": "on"},
    }


def asked_for(number: int) -> dict[str, dict[str, object]]:
    """What those pages come to, as the definition keeps answers."""
    return {
        "nationalite": {"nationalite": "beninoise"},
        "ne_a_letranger": {"ne_a_letranger": False},
        "npi": {},
        "nom": {"nom": {"family_name": "Ɖɛ́gbɛ̀", "given_names": f"Kɔ́jó {number}"}},
        "naissance": {"date_naissance": "1987-03-27", "lieu_naissance": "Lokossa", "sexe": "masculin"},
        "parents": {"mere": {"family_name": "Dossou", "given_names": f"Afi {number}"}},
        "acte_naissance": {},
        "contact": {"telephone": "+2290197000001"},
        "exactitude": {"exactitude": True},
    }


@dataclass
class Applicant:
    """`acknowledged` are the pages whose answer led to another page; `reference` is that of her receipt."""

    visitor: Visitor
    number: int
    has_begun: bool = False
    acknowledged: set[str] = field(default_factory=set)
    reference: str = ""
    code: str = ""

    def file(self) -> None:
        """From « Commencer » to the receipt."""
        self.begin_up_to("relire")
        self.submit()

    def begin_up_to(self, wanted: str) -> None:
        """Answers page after page until that one is before her; goes on with what she has begun."""
        if not self.has_begun:
            self._begin()
        for _ in soon(f"{self.number} reaches {wanted}"):
            page = self.where()
            if page == wanted:
                return
            self._fill(page)

    def filled(self, page: str = "") -> dict[str, str]:
        """The fields of a page, as her browser sends them."""
        return {**answers(self.number).get(page, {}), "csrfmiddlewaretoken": self.visitor.token}

    def pay(self) -> None:
        """Once the hub has opened the request and asked for its fee; until it says that the clock runs."""
        self._follow()
        for _ in soon(f"{self.reference} is paid and ready"):
            page = text(self.visitor.get(f"/suivi/{self.reference}/"))
            if READY in page:
                return
            if NOT_PAID in page:
                started = self.visitor.post(f"/suivi/{self.reference}/payer/")
                provider = started.headers.get("Location", "") if started is not None else ""
                if "/bac-a-sable/" in provider:
                    self._settle(provider)

    def reply(self) -> None:
        """To what the office asked for."""
        page = f"/suivi/{self.reference}/"
        for _ in soon(f"{self.reference} is answered"):
            if PAUSED not in text(self.visitor.get(page)):
                return
            self.visitor.post(f"{page}repondre/", {"reply-text": f"Voici le papier de {self.number}."})

    def _begin(self) -> None:
        for _ in soon("a request begins"):
            self.visitor.get(f"{HERE}/")
            begun = self.visitor.post(f"{HERE}/")
            if begun is not None and begun.status_code == 302:
                self.has_begun = True
                return

    def where(self) -> str:
        """The page that the site sends her to: the first without an answer."""
        return self.visitor.get(f"{HERE}/etape/").headers["Location"].rstrip("/").split("/")[-1]

    def _fill(self, page: str) -> None:
        self.visitor.get(f"{HERE}/etape/{page}/")
        if page == "acte_naissance":
            return self._send_the_paper()
        answer = self.visitor.post(f"{HERE}/etape/{page}/", answers(self.number)[page])
        if answer is not None:
            assert answer.status_code == 302, text(answer)
            self.acknowledged.add(page)
        return None

    def _send_the_paper(self) -> None:
        """In pieces, each sent on from where the last one arrived."""
        announced = self.tus("POST", f"{HERE}/envois/", data=self.announcement())
        if announced is None or announced.status_code != 201:
            return
        address = announced.headers["Location"]
        for _ in soon(f"the paper of {self.number} has arrived"):
            state = self.tus("HEAD", address)
            if state is None or state.status_code in UNWELL:
                continue
            offset = int(state.headers.get("Upload-Offset", len(PHOTOGRAPH)))
            if offset == len(PHOTOGRAPH) or state.status_code == 404:
                return
            piece = PHOTOGRAPH[offset : offset + PIECE]
            sent = self.tus("PATCH", address, data=piece, headers=self.piece_at(offset))
            if sent is not None and sent.status_code == 204 and offset + len(piece) == len(PHOTOGRAPH):
                self.acknowledged.add("acte_naissance")
                return

    def piece_at(self, offset: int) -> Fields:
        return {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}

    def announcement(self) -> Fields:
        return {"question": "acte_naissance", "name": "acte.jpg", "length": str(len(PHOTOGRAPH)), "mark": "acte"}

    def tus(
        self, method: str, path: str, *, headers: Fields | None = None, data: object = None
    ) -> requests.Response | None:
        with_token = {**(headers or {}), "X-CSRFToken": self.visitor.token}
        return self.visitor.attempt(method, path, headers=with_token, data=data)

    def submit(self) -> None:
        """Until the receipt is in her hands: asked for twice, it is the same."""
        for _ in soon(f"{self.number} has a receipt"):
            self.visitor.post(f"{HERE}/relire/")
            receipt = self.visitor.get(f"{HERE}/recu/")
            if receipt.status_code == 200:
                self.reference, self.code = re.findall(r'receipt__reference">([^<]+)<', receipt.text)
                return

    def _follow(self) -> None:
        for _ in soon(f"{self.reference} is followed"):
            self.visitor.get("/suivi/")
            opened = self.visitor.post("/suivi/", {"reference": self.reference, "code": self.code})
            if opened is not None and opened.status_code == 302:
                return

    def _settle(self, provider: str) -> None:
        """Presses what the provider's page offers until it offers nothing more."""
        for _ in soon(f"{self.reference} is paid"):
            offered = re.findall(r'name="geste" value="([^"]+)"', self.visitor.get(provider).text)
            gesture = next((each for each in WAYS_TO_PAY if each in offered), None)
            if gesture is None:
                return
            self.visitor.post(provider, {"geste": gesture})

"""What invented people answer, as each definition keeps it. A service without a writer here is not asked for."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from guichet.command.year.people import Person, someone
from guichet.command.year.plan import Planned
from guichet.foundation.places.calendar import BENIN

Answers = Mapping[str, Any]
Communes = tuple[str, ...]
STATUSES = ("rendez-vous", "en-verification", "en-production", "pret", "remis")
HOME = {"department": "BJ-LI", "commune": "BJ-LI-COT", "detail": "Maison inventée"}
COUNTRIES = ("Ghana", "Nigeria", "France", "Togo", "Sénégal")


def answered(planned: Planned, communes: Communes) -> Answers:
    chance = planned.chance
    return WRITERS[planned.service](someone(chance, communes), chance, planned.at.astimezone(BENIN).date())


def _record(person: Person, chance: Random, _day: date) -> Answers:
    mother = someone(chance, (person.birth_place,))
    return {
        "nationalite": "beninoise",
        "ne_a_letranger": False,
        "nom": person.named(),
        "date_naissance": person.birth_date,
        "lieu_naissance": person.birth_place,
        "sexe": "feminin" if person.is_woman else "masculin",
        "mere": mother.named(),
        "telephone": person.phone,
        "exactitude": True,
    }


def _passport(person: Person, chance: Random, _day: date) -> Answers:
    return {
        "demande_faite": True,
        "numero_demande": f"DEI-{chance.randrange(10**6):06}",
        "date_naissance": person.birth_date,
    }


def _company(person: Person, chance: Random, _day: date) -> Answers:
    return {
        "numero_connu": True,
        "numero_rccm": f"RB/COT/{chance.randrange(10, 26)} B {chance.randrange(10**4):04}",
        "telephone": person.phone,
    }


def _career(person: Person, chance: Random, _day: date) -> Answers:
    return {
        "lien": "agent",
        "matricule": f"{chance.randrange(10**6):06}",
        "nom_agent": person.named(),
        "naissance_agent": person.birth_date,
        "actes": [{"nature_acte": "titularisation", "annee_acte": chance.randint(2000, 2024)}],
        "telephone": person.phone,
    }


def _visa(person: Person, chance: Random, day: date) -> Answers:
    arrival = day + timedelta(days=chance.randint(10, 40))
    return {
        "entrees": "une",
        "arrivee": arrival.isoformat(),
        "depart": (arrival + timedelta(days=chance.randint(5, 25))).isoformat(),
        "motif": "tourisme",
        "adresse_benin": HOME,
        "nom": person.named(),
        "date_naissance": person.birth_date,
        "lieu_naissance": person.birth_place,
        "nationalite": chance.choice(COUNTRIES),
        "numero_passeport": f"XX{chance.randrange(10**7):07}",
        "expiration_passeport": (arrival + timedelta(days=900)).isoformat(),
        "courriel": person.email,
        "exactitude": True,
    }


def _first_passport(person: Person, _chance: Random, day: date) -> Answers:
    return {
        "deja_passeport": False,
        "date_naissance": person.birth_date,
        "nationalite_acquise": "naissance",
        "npi": person.npi,
        "nom": person.named(),
        "lieu_naissance": person.birth_place,
        "profession": "Profession inventée",
        "domicile": HOME | {"arrondissement": "BJ-LI-COT-02"},
        "jour_souhaite": (day + timedelta(days=2)).isoformat(),
        "moment_souhaite": "matin",
        "telephone": person.phone,
        "exactitude": True,
    }


def _diploma(person: Person, chance: Random, _day: date) -> Answers:
    country = chance.choice(COUNTRIES)
    return {
        "obtenu_au_benin": False,
        "intitule": "Licence inventée",
        "etablissement": f"Université inventée, {country}",
        "pays": country,
        "annee_obtention": chance.randint(2005, 2024),
        "autre_langue": False,
        "nom_titulaire": person.named(),
        "naissance_titulaire": person.birth_date,
        "nom_change": False,
        "telephone": person.phone,
        "courriel": person.email,
        "accord_verification": True,
    }


WRITERS: Mapping[str, Callable[[Person, Random, date], Answers]] = {
    "justice-casier-b3": _record,
    "dei-passeport-statut": _passport,
    "justice-extrait-rccm": _company,
    "mtfp-copie-actes": _career,
    "mae-evisa-30j-simple": _visa,
    "dei-passeport-premier": _first_passport,
    "cneed-authentification": _diploma,
}
# What each asks for as files and pictures, where it does.
PAPERS: Mapping[str, tuple[str, ...]] = {
    "justice-casier-b3": ("acte_naissance",),
    "mae-evisa-30j-simple": ("page_passeport",),
    "dei-passeport-premier": ("acte_naissance", "copie_cip", "photo", "preuve_profession"),
    "cneed-authentification": ("copie_diplome",),
}

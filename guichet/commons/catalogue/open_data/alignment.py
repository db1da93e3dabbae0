"""Where our short lists meet those of the European Union, so that its harvesters class our services as theirs.

These are our own readings, not the State's words: what they say of a theme goes no further than its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guichet.commons.catalogue.definition.base import Language, Text

BENIN = Text(fr="Bénin", en="Benin")
XOF = Text(fr="franc CFA (BCEAO)", en="CFA franc (BCEAO)")
COMPLETED = Text(fr="En service", en="Completed")
LANGUAGES: Mapping[Language, Text] = {
    "fr": Text(fr="français", en="French"),
    "en": Text(fr="anglais", en="English"),
}

FUNCTIONS: Mapping[str, Text] = {
    "gen-pub": Text(fr="Services généraux des administrations publiques", en="General public services"),
    "pub-os": Text(fr="Ordre et sécurité publics", en="Public order and safety"),
    "econ-aff": Text(fr="Affaires économiques", en="Economic affairs"),
    "hc-am": Text(fr="Logement et équipements collectifs", en="Housing and community amenities"),
    "health": Text(fr="Santé", en="Health"),
    "education": Text(fr="Enseignement", en="Education"),
    "soc-pro": Text(fr="Protection sociale", en="Social protection"),
}
"""Functions of government (COFOG), by their code in the authority table `main-activity`."""

SECTORS: Mapping[str, Text] = {
    "AGRI": Text(fr="Agriculture, pêche, sylviculture et alimentation", en="Agriculture, fisheries, forestry and food"),
    "ECON": Text(fr="Économie et finances", en="Economy and finance"),
    "EDUC": Text(fr="Éducation, culture et sport", en="Education, culture and sport"),
    "ENER": Text(fr="Énergie", en="Energy"),
    "ENVI": Text(fr="Environnement", en="Environment"),
    "GOVE": Text(fr="Gouvernement et secteur public", en="Government and public sector"),
    "HEAL": Text(fr="Santé", en="Health"),
    "JUST": Text(fr="Justice, système juridique et sécurité publique", en="Justice, legal system and public safety"),
    "REGI": Text(fr="Régions et villes", en="Regions and cities"),
    "SOCI": Text(fr="Population et société", en="Population and society"),
    "TECH": Text(fr="Science et technologie", en="Science and technology"),
    "TRAN": Text(fr="Transports", en="Transport"),
}
"""Sectors, by their code in the authority table `data-theme`."""


@dataclass(frozen=True, slots=True)
class Alignment:
    functions: tuple[str, ...]
    sectors: tuple[str, ...]


THEMES: Mapping[str, Alignment] = {
    "identity": Alignment(("gen-pub",), ("GOVE", "SOCI")),
    "justice": Alignment(("pub-os",), ("JUST",)),
    "travel": Alignment(("gen-pub", "pub-os"), ("GOVE",)),
    "exams": Alignment(("education",), ("EDUC",)),
    "studies": Alignment(("education",), ("EDUC",)),
    "recruitment": Alignment(("gen-pub",), ("GOVE",)),
    "work": Alignment(("econ-aff",), ("SOCI",)),
    "state-careers": Alignment(("gen-pub",), ("GOVE",)),
    "pensions": Alignment(("soc-pro",), ("SOCI",)),
    "social-protection": Alignment(("soc-pro",), ("SOCI",)),
    "health": Alignment(("health",), ("HEAL",)),
    "business": Alignment(("econ-aff",), ("ECON",)),
    "foreign-trade": Alignment(("econ-aff",), ("ECON",)),
    "procurement": Alignment(("gen-pub",), ("GOVE",)),
    "taxes": Alignment(("gen-pub",), ("ECON",)),
    "land": Alignment(("hc-am",), ("REGI",)),
    "water-energy": Alignment(("econ-aff", "hc-am"), ("ENER", "ENVI")),
    "transport": Alignment(("econ-aff",), ("TRAN",)),
    "farming": Alignment(("econ-aff",), ("AGRI",)),
    "telecoms": Alignment(("econ-aff",), ("TECH",)),
    "communes": Alignment(("gen-pub",), ("REGI",)),
    "civic-life": Alignment(("gen-pub",), ("GOVE",)),
}

BUSINESS_EVENTS = frozenset({"employing-people", "running-a-business", "trading-abroad", "public-procurement"})
"""Moments of the life of a business; all others are of a person's."""

"""By what a register is asked, and what it answers about a person: one vocabulary for service files and connectors."""

from enum import StrEnum


class Field(StrEnum):
    """Names as a service file writes them; days are ISO 8601, `sex` is F or M, parents are whole names."""

    NPI = "npi"
    IFU = "ifu"
    MATRICULE = "matricule"
    FAMILY_NAME = "family_name"
    GIVEN_NAMES = "given_names"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    SEX = "sex"
    FATHER = "father"
    MOTHER = "mother"

"""How the State's numbers are written: pure checks that say no more than their source does.

Each reader returns the one written form, or None when the text cannot be such a number. A number that passes may still
not exist: only its register knows.
"""

import re

import phonenumbers

COUNTRY = "BJ"
COUNTRY_CODE = 229
# Since 30 November 2024 a Beninese number has ten digits: the eight old ones after 01 (allafrica.com, « Bénin: Le
# format des numéros de téléphone passe de huit à dix chiffres », 30/11/2024).
OLD_NUMBER = re.compile(r"(?P<country>(?:\+|00)229)?(?P<number>[0-9]{8})")
PREFIX = "01"

# Assumed: law 2017-08 makes the NPI unique and random, and no source at hand says how long it is.
NPI = re.compile(r"[0-9]{6,20}")
# Thirteen digits, the first from 1 to 6 for the kind of taxpayer, the last a check digit whose rule is not published
# (org-id.guide, list BJ-IFU, after the tax administration's « Tout savoir sur l’IFU »).
IFU = re.compile(r"[1-6][0-9]{12}")
# Assumed: no source at hand describes it.
MATRICULE = re.compile(r"[0-9A-Z][0-9A-Z/-]{0,18}[0-9A-Z]")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3, less the two angle brackets


def npi(text: str) -> str | None:
    return _whole(NPI, _bare(text))


def ifu(text: str) -> str | None:
    return _whole(IFU, _bare(text))


def matricule(text: str) -> str | None:
    return _whole(MATRICULE, _bare(text).upper())


def email(text: str) -> str | None:
    """In lower case: providers do not tell capitals apart, and people do not type them twice the same."""
    written = text.strip()
    return written.lower() if len(written) <= LONGEST_EMAIL and EMAIL.fullmatch(written) else None


def phone(text: str) -> str | None:
    """In E.164, +2290197001122; an old number of Benin is mended, a foreign one needs its country code."""
    try:
        number = phonenumbers.parse(_mended(text), COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spoken_phone(number: str) -> str:
    """As people say it: « 01 97 00 11 22 » in Benin, with the country code elsewhere."""
    parsed = phonenumbers.parse(number, COUNTRY)
    at_home = parsed.country_code == COUNTRY_CODE
    form = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


def masked_phone(number: str) -> str:
    """Enough to know one's own: « 01 •• •• •• 22 »."""
    spoken = spoken_phone(number)
    shown = {*range(2), *range(len(spoken) - 2, len(spoken))}
    return "".join(each if place in shown or not each.isdigit() else "•" for place, each in enumerate(spoken))


def masked_email(address: str) -> str:
    """« a•••@exemple.bj »: the number of dots says nothing."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}"


def _mended(text: str) -> str:
    written = re.sub(r"[\s.()/-]", "", text)
    old = OLD_NUMBER.fullmatch(written)
    return f"{old['country'] or ''}{PREFIX}{old['number']}" if old else written


def _bare(text: str) -> str:
    return re.sub(r"[\s.]", "", text)


def _whole(pattern: re.Pattern[str], text: str) -> str | None:
    return text if text.isascii() and pattern.fullmatch(text) else None

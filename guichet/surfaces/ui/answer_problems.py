"""What is wrong with an answer, in words that say what to do."""

from datetime import date

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.answers import Invalid, Problem
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording


def said(question: asked.Asked, invalid: Invalid) -> str:
    """The service's own sentence when its file has one."""
    if invalid.message:
        return words.said(invalid.message)
    limits = {name: _limit(value) for name, value in invalid.limits.items()}
    return _sentence(question, invalid.problem) % {"label": words.said(question.label), **limits}


def _limit(value: object) -> object:
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, float) and value == int(value):
        return wording.number(int(value))
    return wording.number(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _sentence(question: asked.Asked, problem: Problem) -> str:
    if problem is Problem.WRONG_SHAPE:
        return _misshapen(question)
    if problem is Problem.MISSING and isinstance(question, asked.FileQuestion | asked.PhotoQuestion):
        return _("Choisissez un fichier pour « %(label)s ».")
    return {
        Problem.MISSING: _("Il manque une réponse à « %(label)s »."),
        Problem.TOO_SHORT: _("« %(label)s » demande au moins %(min)s caractères."),
        Problem.TOO_LONG: _("« %(label)s » prend au plus %(max)s caractères. Raccourcissez le texte."),
        Problem.TOO_SMALL: _("« %(label)s » demande un nombre d’au moins %(min)s."),
        Problem.TOO_BIG: _("« %(label)s » demande un nombre d’au plus %(max)s."),
        Problem.TOO_MANY_DECIMALS: _("« %(label)s » prend au plus %(decimals)s chiffres après la virgule."),
        Problem.NOT_A_DAY: _("Cette date n’existe pas. Vérifiez le jour et le mois."),
        Problem.TOO_EARLY: _("Cette date est trop ancienne. Écrivez le %(first)s ou une date plus récente."),
        Problem.TOO_LATE: _("Cette date est trop récente. Écrivez le %(last)s ou une date plus ancienne."),
        Problem.UNKNOWN_OPTION: _("Cette réponse n’est plus proposée. Choisissez-en une dans la liste."),
        Problem.TOO_FEW: _("Il en faut au moins %(min)s pour « %(label)s »."),
        Problem.TOO_MANY: _("« %(label)s » en prend %(max)s au plus."),
        Problem.INCOMPLETE: _("« %(label)s » n’est pas complet. Remplissez ce qui manque."),
        Problem.NOT_ACCEPTED: _("Sans cet accord, la demande ne peut pas continuer."),
        Problem.FILE_KIND: _("Ce fichier n’est pas d’un type accepté pour « %(label)s »."),
        Problem.FILE_TOO_BIG: _("Ce fichier pèse plus de %(megabytes)s Mo. Choisissez-en un plus léger."),
        Problem.ITEM: _("Dans « %(label)s », il reste une réponse à donner ou à corriger."),
        Problem.CHECK: _("« %(label)s » ne va pas avec vos autres réponses."),
    }[problem]


def _misshapen(question: asked.Asked) -> str:
    match question:
        case asked.NpiQuestion():
            return _(
                "Un NPI ne contient que des chiffres. Vérifiez-le sur votre carte, ou laissez vide si c’est permis."
            )
        case asked.IfuQuestion():
            return _("Un IFU ne contient que des chiffres. Vérifiez-le sur votre attestation.")
        case asked.MatriculeQuestion():
            return _("Ce matricule contient un signe inattendu. Vérifiez-le sur votre bulletin de solde.")
        case asked.PhoneQuestion():
            return _("Ce numéro n’est pas complet. Écrivez-le en entier, avec l’indicatif s’il n’est pas du Bénin.")
        case asked.EmailQuestion():
            return _("Cette adresse n’est pas complète. Écrivez-la comme ceci : nom@exemple.bj.")
    return _("La réponse à « %(label)s » n’a pas la forme attendue.")

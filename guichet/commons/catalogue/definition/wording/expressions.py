"""Conditions, checks and computed values."""

from collections.abc import Mapping

from guichet.commons.catalogue.definition.wording.sentence import Wording

WORDING: Mapping[str, Wording] = {
    "not-understood": Wording(
        "La condition n’est pas comprise à partir de « {near} ». Les opérateurs sont == != < <= > >= in && "
        "|| ! + - * / % et ? :, les textes vont entre guillemets droits.",
        "The condition is not understood from “{near}” on. Operators are == != < <= > >= in && || ! + - * / % "
        "and ? :, texts go in straight quotes.",
    ),
    "expression-too-deep": Wording(
        "La condition est trop longue. Coupez-la en une question « computed » et une condition plus courte.",
        "The condition is too long. Cut it into a “computed” question and a shorter condition.",
    ),
    "unknown-answer": Wording(
        "Aucune question ne s’appelle « {name} ».{hint_fr} Écrivez le nom d’une question du formulaire ou ajoutez-la.",
        "No question is called “{name}”.{hint_en} Write the name of a question of the form, or add it.",
    ),
    "not-an-answer": Wording(
        "« {name} » n’est pas une question à laquelle on répond : une condition ne peut pas la lire.",
        "“{name}” is not a question that is answered: a condition cannot read it.",
    ),
    "inside-a-repeat": Wording(
        "« {name} » se répète dans « {repeat} » : il y en a plusieurs. Écrivez par exemple {repeat}.exists(x, "
        "x.{name} == ...).",
        "“{name}” is repeated in “{repeat}”: there are several. Write for example {repeat}.exists(x, x.{name} == ...).",
    ),
    "hyphen": Wording(
        "« {name} » est une soustraction, pas un nom. Une réponse s’écrit avec des tirets bas : {remedy}.",
        "“{name}” is a subtraction, not a name. An answer is written with underscores: {remedy}.",
    ),
    "answered-alone": Wording(
        "« answered » demande si une réponse est donnée : écrivez answered. suivi de son nom.",
        "“answered” asks whether an answer is given: write answered. followed by its name.",
    ),
    "not-guarded": Wording(
        "« {name} » peut rester sans réponse et vaudrait alors zéro ou rien. Écrivez {guard} && devant la "
        "comparaison, ou ce qu’il faut faire sans réponse.",
        "“{name}” may be left unanswered and would then count as zero or nothing. Write {guard} && before the "
        "comparison, or what to do without an answer.",
    ),
    "null": Wording(
        "« null » n’existe pas dans une condition. Pour savoir si une réponse est donnée, écrivez answered. "
        "suivi de son nom.",
        "There is no “null” in a condition. To know whether an answer is given, write answered. followed by its name.",
    ),
    "has": Wording(
        "« has » ne sert pas ici. Pour savoir si une réponse est donnée, écrivez answered. suivi de son nom.",
        "“has” is of no use here. To know whether an answer is given, write answered. followed by its name.",
    ),
    "wrong-kind": Wording(
        "Il faut ici {expected_fr}, pas {kind_fr}.",
        "This must be {expected_en}, not {kind_en}.",
    ),
    "mixed-kinds": Wording(
        "Ici se rencontrent {first_fr} et {second_fr}. Comparez deux valeurs du même genre.",
        "Here {first_en} meets {second_en}. Compare two values of the same kind.",
    ),
    "mixed-numbers": Wording(
        "Un nombre entier et un nombre à virgule ne se calculent pas ensemble. Écrivez double(...) autour de "
        "l’entier, ou 2.0 au lieu de 2.",
        "A whole number and a decimal number cannot be combined. Write double(...) around the whole one, or "
        "2.0 instead of 2.",
    ),
    "date-as-text": Wording(
        'Une date ne se compare pas à un texte. Écrivez date("{written}").',
        'A date is not compared with a text. Write date("{written}").',
    ),
    "date-arithmetic": Wording(
        "On n’ajoute ni ne retranche des dates. Écrivez days_between(a, b), add_days(a, 30), add_months(a, 3) "
        "ou age_on(naissance, today).",
        "Dates are neither added nor subtracted. Write days_between(a, b), add_days(a, 30), add_months(a, 3) "
        "or age_on(birth, today).",
    ),
    "not-a-written-date": Wording(
        'date(...) prend une date du calendrier écrite en toutes lettres : date("2026-01-31").',
        'date(...) takes a day of the calendar written out: date("2026-01-31").',
    ),
    "no-order": Wording(
        "On ne compare pas {kind_fr} avec < ou >. Utilisez == ou !=.",
        "One does not compare {kind_en} with < or >. Use == or !=.",
    ),
    "not-comparable": Wording(
        "On ne compare pas {kind_fr} en entier. Comparez un de ses champs ou de ses éléments, ou demandez answered.",
        "One does not compare {kind_en} as a whole. Compare one of its fields or items, or ask answered.",
    ),
    "unknown-option": Wording(
        "« {name} » n’est pas une des options de la question.{hint_fr}",
        "“{name}” is not one of the options of the question.{hint_en}",
    ),
    "in-what": Wording(
        '« in » cherche dans une liste, pas dans {kind_fr}. Pour un morceau de texte, écrivez a.contains("b").',
        '“in” looks in a list, not in {kind_en}. For a piece of text, write a.contains("b").',
    ),
    "empty-list": Wording(
        "Une liste vide ne sert à rien ici. Écrivez ses éléments.",
        "An empty list is of no use here. Write its items.",
    ),
    "no-fields": Wording(
        "« {field} » n’est pas un champ : {kind_fr} n’en a pas.",
        "“{field}” is not a field: {kind_en} has none.",
    ),
    "unknown-field": Wording(
        "Cette réponse n’a pas de champ « {name} ».{hint_fr}",
        "This answer has no field “{name}”.{hint_en}",
    ),
    "unknown-function": Wording(
        "La fonction « {name} » n’existe pas.{hint_fr} La liste est dans docs/service-files.md.",
        "There is no function “{name}”.{hint_en} The list is in docs/service-files.md.",
    ),
    "arguments": Wording(
        "« {function} » prend {expected} valeurs, pas {given}.",
        "“{function}” takes {expected} values, not {given}.",
    ),
    "division": Wording(
        "On ne divise que par un nombre écrit dans la condition, autre que zéro.",
        "One divides only by a number written in the condition, other than zero.",
    ),
    "number-too-big-to-count": Wording(
        "Ce calcul peut dépasser ce que l’on sait compter. Donnez un « max » plus petit aux nombres de départ.",
        "This calculation may pass what can be counted. Give a smaller “max” to the numbers it starts from.",
    ),
    "whole-number-expected": Wording(
        "Un nombre entier est attendu ici. Écrivez int(...) autour du nombre.",
        "A whole number is expected here. Write int(...) around the number.",
    ),
    "total-of-what": Wording(
        "total(...) additionne une liste de nombres entiers, par exemple total(enfants.map(x, x.montant)).",
        "total(...) adds up a list of whole numbers, for example total(children.map(x, x.amount)).",
    ),
    "conversion": Wording(
        "{function}(...) ne convertit pas {kind_fr}.",
        "{function}(...) does not convert {kind_en}.",
    ),
    "size-of-text": Wording(
        "size(...) compte les octets d’un texte, deux pour un « é ». Écrivez length(...).",
        "size(...) counts the bytes of a text, two for an “é”. Write length(...).",
    ),
    "not-a-list-of-answers": Wording(
        "« {function} » s’applique à une liste de réponses, pas à {kind_fr}.",
        "“{function}” applies to a list of answers, not to {kind_en}.",
    ),
    "macro-shape": Wording(
        "« {function} » s’écrit liste.{function}(x, condition sur x).",
        "“{function}” is written list.{function}(x, condition on x).",
    ),
    "name-taken": Wording(
        "« {name} » est déjà le nom d’une réponse. Prenez un autre nom pour l’élément de la liste.",
        "“{name}” is already the name of an answer. Take another name for the item of the list.",
    ),
    "not-a-condition": Wording(
        "Une condition donne oui ou non ; celle-ci donne {kind_fr}. Comparez-la à quelque chose.",
        "A condition gives yes or no; this one gives {kind_en}. Compare it with something.",
    ),
    "register-takes-texts": Wording(
        "Un registre ne prend que des textes et des dates. Choisissez une partie de la réponse, par exemple "
        "nom.family_name.",
        "A register takes texts and dates only. Choose a part of the answer, for example nom.family_name.",
    ),
    "file-as-value": Wording(
        "Un fichier ne peut pas servir de valeur. Demandez answered. suivi de son nom.",
        "A file cannot serve as a value. Ask answered. followed by its name.",
    ),
    "read-too-early": Wording(
        "« {name} » n’est demandé que plus loin. Placez cette question après, ou changez la condition.",
        "“{name}” is only asked further on. Place this question after it, or change the condition.",
    ),
    "check-of-another": Wording(
        "Ce contrôle ne lit pas « {name} », la réponse qu’il juge. Lisez-la, ou placez le contrôle sur la "
        "bonne question.",
        "This check does not read “{name}”, the answer it judges. Read it, or move the check to the right question.",
    ),
    "cycle": Wording(
        "Ces réponses s’attendent en rond : {cycle}. Retirez une des conditions.",
        "These answers wait for one another in a circle: {cycle}. Remove one of the conditions.",
    ),
    "depends-on-itself": Wording(
        "« {name} » dépend de sa propre valeur. Retirez son nom de l’expression.",
        "“{name}” depends on its own value. Remove its name from the expression.",
    ),
}

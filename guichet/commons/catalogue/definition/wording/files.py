"""Files, keys, codes and lists."""

from collections.abc import Mapping

from guichet.commons.catalogue.definition.wording.sentence import Wording

WORDING: Mapping[str, Wording] = {
    "file-unreadable": Wording(
        "Le fichier ne s’ouvre pas : {reason}. Vérifiez son nom et ses droits.",
        "The file cannot be opened: {reason}. Check its name and permissions.",
    ),
    "file-too-long": Wording(
        "Le fichier dépasse {limit} ko. Un service tient en moins : retirez ce qui n’en est pas.",
        "The file is over {limit} KB. A service takes less: remove what is not part of it.",
    ),
    "not-utf8": Wording(
        "Ici, le fichier n’est plus en UTF-8. Enregistrez-le de nouveau en UTF-8.",
        "From here on the file is not UTF-8. Save it again as UTF-8.",
    ),
    "control-character": Wording(
        "Un caractère invisible ({character}) est interdit. Effacez-le.",
        "An invisible character ({character}) is not allowed. Delete it.",
    ),
    "empty-file": Wording(
        "Le fichier est vide. Écrivez au moins « code » et « title », ou supprimez-le.",
        "The file is empty. Write at least “code” and “title”, or delete it.",
    ),
    "yaml-colon": Wording(
        "Deux-points inattendu. Mettez le texte entre guillemets droits, ou revenez à la ligne avant une nouvelle clé.",
        "Unexpected colon. Put the text in straight quotes, or start a new line before a new key.",
    ),
    "yaml-character": Wording(
        "Un texte ne peut pas commencer par ce caractère, et une tabulation n’indente pas. Mettez le texte "
        "entre guillemets droits, indentez avec des espaces.",
        "A text cannot begin with this character, and a tab does not indent. Put the text in straight quotes, "
        "indent with spaces.",
    ),
    "yaml-unclosed": Wording(
        "Un guillemet, un crochet ou une accolade ouverts plus haut ne sont pas fermés. Fermez-les.",
        "A quote, bracket or brace opened above is not closed. Close it.",
    ),
    "yaml-indentation": Wording(
        "L’indentation ne correspond pas à ce qui précède. Alignez cette ligne sur ses voisines de même niveau.",
        "The indentation does not match what precedes. Align this line with its neighbours of the same level.",
    ),
    "yaml-no-colon": Wording(
        "Il manque un deux-points après la clé, ou une espace après le tiret.",
        "A colon is missing after the key, or a space after the dash.",
    ),
    "yaml-documents": Wording(
        "Le fichier contient plusieurs documents séparés par « --- ». Gardez un seul service par fichier.",
        "The file holds several documents separated by “---”. Keep one service a file.",
    ),
    "yaml-alias": Wording(
        "Les ancres et les renvois (&, *) ne sont pas acceptés. Recopiez le texte.",
        "Anchors and aliases (&, *) are not accepted. Write the text out.",
    ),
    "yaml-too-deep": Wording(
        "Le fichier emboîte trop de listes et de groupes. Un service en demande moins de quarante.",
        "The file nests too many lists and groups. A service takes fewer than forty.",
    ),
    "not-valid": Wording(
        "« {given} » ne convient pas ici ({problem}).",
        "“{given}” will not do here ({problem}).",
    ),
    "wrong-suffix": Wording(
        "Ce fichier n’est pas lu : son nom doit finir par .yaml et son dossier être celui d’une autorité. "
        "Renommez-le ou déplacez-le.",
        "This file is not read: its name must end in .yaml and its folder be that of an authority. Rename or move it.",
    ),
    "yaml-tag": Wording(
        "L’étiquette « {tag} » n’est pas acceptée. Effacez-la ; pour un texte, mettez des guillemets droits.",
        "The tag “{tag}” is not accepted. Delete it; for a text, use straight quotes.",
    ),
    "yaml-key": Wording(
        "Une clé doit être un mot, pas une liste ni un groupe de clés.",
        "A key must be a word, not a list nor a group of keys.",
    ),
    "yaml-broken": Wording(
        "Le fichier n’est pas du YAML correct à partir d’ici ({problem}). Comparez avec un fichier voisin.",
        "The file is not correct YAML from here on ({problem}). Compare with a neighbouring file.",
    ),
    "duplicate-key": Wording(
        "La clé « {key} » est écrite deux fois, d’abord à la ligne {first}. Gardez-en une seule.",
        "The key “{key}” is written twice, first on line {first}. Keep only one.",
    ),
    "missing-key": Wording(
        "Il manque ici la clé « {key} ». Ajoutez-la.",
        "The key “{key}” is missing here. Add it.",
    ),
    "unknown-key": Wording(
        "La clé « {key} » n’existe pas ici.{hint_fr} Clés possibles : {known}.",
        "The key “{key}” does not exist here.{hint_en} Possible keys: {known}.",
    ),
    "unknown-choice": Wording(
        "« {given} » n’est pas une valeur possible.{hint_fr} Valeurs possibles : {known}.",
        "“{given}” is not a possible value.{hint_en} Possible values: {known}.",
    ),
    "not-a-code": Wording(
        "« {given} » n’est pas un code : lettres minuscules sans accent, chiffres et tirets. Écrivez par "
        "exemple « {suggestion} ».",
        "“{given}” is not a code: small letters without accents, digits and hyphens. Write for example “{suggestion}”.",
    ),
    "not-a-name": Wording(
        "« {given} » n’est pas un nom de réponse : lettres minuscules sans accent, chiffres et tirets bas, "
        "car un tiret serait une soustraction dans une condition. Écrivez par exemple « {suggestion} ».",
        "“{given}” is not an answer name: small letters without accents, digits and underscores, because a "
        "hyphen would be a subtraction in a condition. Write for example “{suggestion}”.",
    ),
    "not-an-option-value": Wording(
        "« {given} » n’est pas une valeur d’option : lettres minuscules sans accent, chiffres, tirets. "
        "Écrivez par exemple « {suggestion} ».",
        "“{given}” is not an option value: small letters without accents, digits, hyphens. Write for example "
        "“{suggestion}”.",
    ),
    "not-an-official-code": Wording(
        "« {given} » n’est pas un code du portail national. Il s’écrit PS et cinq chiffres : PS00373.",
        "“{given}” is not a code of the national portal. It is written PS and five digits: PS00373.",
    ),
    "not-a-partial-date": Wording(
        "« {given} » n’est pas une date. Écrivez entre guillemets une année, un mois ou un jour du "
        'calendrier : "2026", "2026-01", "2026-01-31".',
        '“{given}” is not a date. Write in quotes a year, a month or a day of the calendar: "2026", '
        '"2026-01", "2026-01-31".',
    ),
    "not-the-pattern": Wording(
        "« {given} » n’a pas la forme attendue ({pattern}).",
        "“{given}” does not have the expected form ({pattern}).",
    ),
    "not-a-text": Wording(
        "Un texte est attendu, pas « {given} ». Mettez des guillemets droits si c’est un nombre ou une date "
        "qu’il faut garder tel quel.",
        "A text is expected, not “{given}”. Use straight quotes for a number or a date that must be kept as it is.",
    ),
    "text-empty": Wording(
        "Le texte est vide ou trop court. Écrivez au moins {min_length} caractère.",
        "The text is empty or too short. Write at least {min_length} character.",
    ),
    "text-too-long": Wording(
        "Le texte est trop long : {max_length} caractères au plus.",
        "The text is too long: {max_length} characters at most.",
    ),
    "not-a-whole-number": Wording(
        "Un nombre entier sans guillemets ni espaces est attendu, pas « {given} ». Écrivez par exemple 1900.",
        "A whole number without quotes or spaces is expected, not “{given}”. Write for example 1900.",
    ),
    "not-a-number": Wording(
        "Un nombre est attendu, pas « {given} ».",
        "A number is expected, not “{given}”.",
    ),
    "number-too-big": Wording(
        "{given} est trop grand : {le} au plus.",
        "{given} is too big: {le} at most.",
    ),
    "number-too-small": Wording(
        "{given} est trop petit : {ge} au moins.",
        "{given} is too small: {ge} at least.",
    ),
    "not-a-boolean": Wording(
        "« true » ou « false » est attendu, pas « {given} ».",
        "“true” or “false” is expected, not “{given}”.",
    ),
    "not-a-date": Wording(
        "« {given} » n’est pas une date. Écrivez l’année, le mois et le jour : 2026-01-31.",
        "“{given}” is not a date. Write year, month and day: 2026-01-31.",
    ),
    "not-an-address": Wording(
        "« {given} » n’est pas une adresse Internet. Elle commence par https://.",
        "“{given}” is not an Internet address. It begins with https://.",
    ),
    "not-a-list": Wording(
        "Une liste est attendue : un élément par ligne, chacun après un tiret.",
        "A list is expected: one item a line, each after a dash.",
    ),
    "not-a-mapping": Wording(
        "Un groupe de clés est attendu, pas « {given} ». Pour un texte, écrivez « fr: » et « en: ».",
        "A group of keys is expected, not “{given}”. For a text, write “fr:” and “en:”.",
    ),
    "list-too-short": Wording(
        "La liste est trop courte : {min_length} au moins.",
        "The list is too short: {min_length} at least.",
    ),
    "list-too-long": Wording(
        "La liste est trop longue : {max_length} au plus.",
        "The list is too long: {max_length} at most.",
    ),
    "delay-disordered": Wording(
        "« at_least » est plus long que « at_most ». Échangez-les.",
        "“at_least” is longer than “at_most”. Swap them.",
    ),
    "delay-without-length": Wording(
        "Un délai sans « at_most » doit porter dans « note » les mots de la source.",
        "A delay without “at_most” must carry the source’s words in “note”.",
    ),
    "promise-without-length": Wording(
        "Une promesse doit avoir « at_most » : une date doit en découler.",
        "A promise must have “at_most”: a date must follow from it.",
    ),
    "duplicate-code": Wording(
        "Le code « {code} » est déjà pris en {first}. Choisissez-en un autre.",
        "The code “{code}” is already taken at {first}. Choose another.",
    ),
    "not-the-file-name": Wording(
        "Le code « {code} » n’est pas le nom du fichier. Renommez le fichier en {code}.yaml, ou écrivez "
        "« code: {name} ».",
        "The code “{code}” is not the name of the file. Rename the file {code}.yaml, or write “code: {name}”.",
    ),
    "not-the-folder": Wording(
        "L’autorité « {authority} » n’est pas celle du dossier « {folder} ». Rangez le fichier dans le "
        "dossier {authority}, ou corrigez l’autorité.",
        "The authority “{authority}” is not that of the folder “{folder}”. Move the file to the folder "
        "{authority}, or correct the authority.",
    ),
    "unknown-authority": Wording(
        "L’autorité « {code} » n’est pas dans _vocabulary/authorities.yaml.{hint_fr}",
        "The authority “{code}” is not in _vocabulary/authorities.yaml.{hint_en}",
    ),
    "unknown-theme": Wording(
        "Le thème « {code} » n’est pas dans _vocabulary/themes.yaml.{hint_fr}",
        "The theme “{code}” is not in _vocabulary/themes.yaml.{hint_en}",
    ),
    "unknown-life-event": Wording(
        "Le moment de vie « {code} » n’est pas dans _vocabulary/life-events.yaml.{hint_fr}",
        "The life event “{code}” is not in _vocabulary/life-events.yaml.{hint_en}",
    ),
    "unknown-service": Wording(
        "Aucun fichier ne décrit le service « {code} ».{hint_fr}",
        "No file describes the service “{code}”.{hint_en}",
    ),
    "missing-translation": Wording(
        "Ce texte manque dans une langue du service : {language_fr}. Ajoutez-le.",
        "This text is missing in a language of the service: {language_en}. Add it.",
    ),
    "fees-overlap": Wording(
        "Deux tarifs, {first} F et {second} F, valent le même jour pour la même chose. Séparez-les par "
        "« since » et « until », par « when » ou par « label ».",
        "Two fees, {first} F and {second} F, hold on the same day for the same thing. Separate them by "
        "“since” and “until”, by “when” or by “label”.",
    ),
    "ends-before-it-begins": Wording(
        "Le tarif finit avant de commencer. Corrigez « since » ou « until » ; « until » est le premier jour "
        "où il ne vaut plus.",
        "The fee ends before it begins. Correct “since” or “until”; “until” is the first day on which it no "
        "longer holds.",
    ),
}

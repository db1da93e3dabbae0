"""The way of a case."""

from collections.abc import Mapping

from guichet.commons.catalogue.definition.wording.sentence import Wording

WORDING: Mapping[str, Wording] = {
    "step-or-outcome": Wording(
        "« {code} » est à la fois une étape et une issue. Changez l’un des deux codes.",
        "“{code}” is both a step and an outcome. Change one of the two codes.",
    ),
    "unknown-destination": Wording(
        "« {to} » n’est ni une étape ni une issue.{hint_fr}",
        "“{to}” is neither a step nor an outcome.{hint_en}",
    ),
    "step-unreached": Wording(
        "Aucun chemin ne mène à l’étape « {code} » depuis la première, « {first} ». Ajoutez un résultat qui y "
        "mène, ou supprimez-la.",
        "No way leads to the step “{code}” from the first one, “{first}”. Add a result that leads there, or remove it.",
    ),
    "step-without-end": Wording(
        "De l’étape « {code} », aucun chemin ne mène à une issue : le dossier n’en sortirait jamais. Ajoutez "
        "un résultat.",
        "From the step “{code}” no way leads to an outcome: the case would never leave it. Add a result.",
    ),
    "outcome-unreached": Wording(
        "Aucun chemin ne mène à l’issue « {code} ». Ajoutez un résultat qui y mène, ou supprimez-la.",
        "No way leads to the outcome “{code}”. Add a result that leads there, or remove it.",
    ),
    "unknown-unit": Wording(
        "L’unité « {unit} » n’est pas dans « units ».{hint_fr}",
        "The unit “{unit}” is not in “units”.{hint_en}",
    ),
    "unknown-unit-above": Wording(
        "L’unité supérieure « {unit} » n’est pas une autre unité de « units ».{hint_fr}",
        "The unit above, “{unit}”, is not another unit of “units”.{hint_en}",
    ),
    "query-without-register": Wording(
        "L’étape « {code} » interroge un registre sans le nommer. Ajoutez « base_register ».",
        "The step “{code}” asks a register without naming it. Add “base_register”.",
    ),
    "query-without-identity": Wording(
        "L’étape « {code} » interroge un registre sur une personne, mais elle ne montre pas son identité. Ajoutez "
        "« identity_needed: true » et la raison.",
        "The step “{code}” asks a register about a person, but does not show who it is. Add “identity_needed: true” "
        "and the reason.",
    ),
    "four-eyes-with-itself": Wording(
        "L’étape « {code} » ne peut pas être son propre second regard. Nommez une autre étape.",
        "The step “{code}” cannot be its own second pair of eyes. Name another step.",
    ),
    "four-eyes-with-nobody": Wording(
        "Aucune étape ne s’appelle « {with} ».{hint_fr}",
        "No step is called “{with}”.{hint_en}",
    ),
    "four-eyes-of-a-machine": Wording(
        "L’étape « {code} » ou son double regard est une délivrance, que la machine fait seule. Nommez deux "
        "étapes faites par des personnes.",
        "The step “{code}” or its second pair of eyes is an issue, which the machine does alone. Name two "
        "steps done by people.",
    ),
    "opinion-without-body": Wording(
        "L’étape « {code} » demande un avis, mais « opinions » ne nomme personne. Nommez qui est consulté.",
        "The step “{code}” asks for an opinion, but “opinions” names nobody. Name who is consulted.",
    ),
    "bodies-without-opinion": Wording(
        "L’étape « {code} » nomme des organes consultés sans être de genre « opinion ». Changez son genre ou "
        "retirez-les.",
        "The step “{code}” names consulted bodies without being of kind “opinion”. Change its kind or remove them.",
    ),
    "identity-without-reason": Wording(
        "L’étape « {code} » montre l’identité du demandeur. Dites pourquoi dans « identity_reason » : cela est publié.",
        "The step “{code}” shows the applicant’s identity. Say why in “identity_reason”: this is published.",
    ),
    "refusal-without-appeal": Wording(
        "L’issue « {code} » refuse sans dire comment contester. Écrivez « appeal ».",
        "The outcome “{code}” refuses without saying how to appeal. Write “appeal”.",
    ),
    "no-retention": Wording(
        "La durée de conservation de l’issue « {code} » manque. Ajoutez-la, en années.",
        "The retention of the outcome “{code}” is missing. Add it, in years.",
    ),
    "unknown-outcome": Wording(
        "« {code} » n’est pas une issue de cette procédure.{hint_fr}",
        "“{code}” is not an outcome of this procedure.{hint_en}",
    ),
    "outcome-too-early": Wording(
        "Au moment « {moment} », l’issue n’est pas encore connue. Retirez « outcome ».",
        "At the moment “{moment}” the outcome is not yet known. Remove “outcome”.",
    ),
    "duplicate-message": Wording(
        "Deux messages partent au même moment « {moment} ». Gardez-en un seul.",
        "Two messages leave at the same moment “{moment}”. Keep only one.",
    ),
    "unknown-placeholder": Wording(
        "« {{{name}}} » ne sera remplacé par rien. Mots possibles : {known}.",
        "“{{{name}}}” will be replaced by nothing. Possible words: {known}.",
    ),
    "no-such-offer": Wording(
        "Aucune offre n’est de la voie « {way} », dont la procédure prend le tarif et les pièces. Ajoutez-la "
        "ou changez « way ».",
        "No offer is of the way “{way}”, whose fee and papers the procedure takes. Add it or change “way”.",
    ),
    "procedure-without-form": Wording(
        "Une procédure sans « sections » ne demande rien à personne. Écrivez le formulaire.",
        "A procedure without “sections” asks nothing of anybody. Write the form.",
    ),
    "step-longer-than-promise": Wording(
        "À elle seule, l’étape « {code} » prend plus que la promesse de {promise} ({unit}). Réduisez l’une ou "
        "allongez l’autre.",
        "By itself the step “{code}” takes more than the promise of {promise} ({unit}). Shorten one or "
        "lengthen the other.",
        "warning",
    ),
}

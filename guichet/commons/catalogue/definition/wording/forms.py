"""Questions and options."""

from collections.abc import Mapping

from guichet.commons.catalogue.definition.wording.sentence import Wording

WORDING: Mapping[str, Wording] = {
    "duplicate-name": Wording(
        "Le nom « {name} » est déjà pris à la ligne {first}. Chaque question du fichier a son propre nom.",
        "The name “{name}” is already taken on line {first}. Each question of the file has its own name.",
    ),
    "reserved-name": Wording(
        "« {name} » est un mot des conditions et ne peut pas nommer une question. Précisez-le : « {name}_demande ».",
        "“{name}” is a word of conditions and cannot name a question. Make it more precise: “{name}_asked”.",
    ),
    "duplicate-option": Wording(
        "La valeur « {value} » est déjà celle de l’option de la ligne {first}. Donnez une autre valeur.",
        "The value “{value}” is already that of the option on line {first}. Give another value.",
    ),
    "empty-range": Wording(
        "« {low} » dépasse « {high} » : aucune réponse ne conviendrait. Échangez-les.",
        "“{low}” is above “{high}”: no answer would do. Swap them.",
    ),
    "more-than-options": Wording(
        "« max_choices » vaut {max} pour {count} options. Baissez-le ou retirez-le.",
        "“max_choices” is {max} for {count} options. Lower it or remove it.",
    ),
    "prefill-of-another-type": Wording(
        "« {prefill} » remplit une question de type {types}, pas « {type} ». Changez le type ou la source.",
        "“{prefill}” fills a question of type {types}, not “{type}”. Change the type or the source.",
    ),
    "not-a-pattern": Wording(
        "Ce n’est pas une expression rationnelle que le moteur comprend. Écrivez-la entre guillemets, par "
        'exemple "[0-9]{{4}}".',
        'This is not a regular expression that the engine understands. Write it in quotes, for example "[0-9]{{4}}".',
    ),
    "never-shown": Wording(
        "Aucune combinaison de réponses ne montre la question « {name} ». Corrigez la condition ou supprimez "
        "la question.",
        "No combination of answers shows the question “{name}”. Correct the condition or remove the question.",
    ),
    "shown-not-proven": Wording(
        "Aucune réponse essayée ne montre la question « {name} », sans que toutes aient pu l’être. Vérifiez "
        "la condition ou simplifiez-la.",
        "None of the answers tried shows the question “{name}”, though not all could be tried. Check the "
        "condition or simplify it.",
        "warning",
    ),
    "never-applies": Wording(
        "Aucune combinaison de réponses ne remplit cette condition. Corrigez-la ou supprimez ce qu’elle commande.",
        "No combination of answers meets this condition. Correct it or remove what it governs.",
    ),
    "always-stops": Wording(
        "La règle « {code} » arrête tout le monde. Corrigez sa condition.",
        "The rule “{code}” stops everybody. Correct its condition.",
    ),
    "rules-stop-all": Wording(
        "Les règles d’éligibilité, ensemble, arrêtent tout le monde. Corrigez leurs conditions.",
        "The eligibility rules together stop everybody. Correct their conditions.",
    ),
}

"""What a case says to people: short enough for a text message, and nothing of a person in it but the reference.

In French without ç, ê, ô or û, which the operators' alphabet lacks: one of them halves the room of a message.
"""

from guichet.commons.notifications.templates import MessageTemplate


def _told(code: str, fr: str, en: str, *fields: str) -> MessageTemplate:
    return MessageTemplate(
        f"casework.{code}",
        fr,
        en,
        ("reference", *fields),
        subject_fr="Demande {reference}",
        subject_en="Request {reference}",
    )


FEE_OWED = _told(
    "fee-owed",
    "Votre demande {reference} est arrivée. Payez {amount} pour qu’elle soit traitée, sur {where}, jamais de la main à "
    "la main.",
    "Your request {reference} has arrived. {amount} must be paid before it is treated. Pay at {where}, never in cash "
    "to anyone.",
    "amount",
    "where",
)
HELD_UP = _told(
    "held-up",
    "Votre demande {reference} est arrivée, mais son délai ne court pas encore. {missing} Voyez que faire : {where}",
    "Your request {reference} has arrived, but its delay does not run yet. {missing} See what to do: {where}",
    "missing",
    "where",
)
READY = _told(
    "ready",
    "Votre demande {reference} est complète. Nous devons vous répondre au plus tard le {promised_on}. Suivez-la : "
    "{where}",
    "Your request {reference} is complete. We must answer you by {promised_on}. Follow it: {where}",
    "promised_on",
    "where",
)
PAUSED = _told(
    "paused",
    "Votre demande {reference} attend votre réponse. {motive} Répondez avant la fin du {until} : {where}",
    "Your request {reference} waits for your answer. {motive} Answer before the end of {until}: {where}",
    "motive",
    "until",
    "where",
)
PAUSE_ENDING = _told(
    "pause-ending",
    "Rappel : répondez avant la fin du {until} sur la demande {reference}. Ensuite le bureau décidera sans votre "
    "réponse. Répondez : {where}",
    "Reminder: answer before the end of {until} on request {reference}. After that the office decides without your "
    "answer. Answer: {where}",
    "until",
    "where",
)
PAUSE_ENDED = _told(
    "pause-ended",
    "Sans réponse de votre part, le délai de la demande {reference} court de nouveau : le bureau décide avec ce qu’il "
    "a, au plus tard le {promised_on}. Voyez : {where}",
    "Without an answer from you, the delay of request {reference} runs again: the office decides with what it has, by "
    "{promised_on}. See: {where}",
    "promised_on",
    "where",
)
RESUMED = _told(
    "resumed",
    "Votre réponse sur la demande {reference} est arrivée. Le délai court de nouveau : nous devons vous répondre au "
    "plus tard le {promised_on}.",
    "Your answer on request {reference} has arrived. The delay runs again: we must answer you by {promised_on}.",
    "promised_on",
)
RESUMED_LATE = _told(
    "resumed-late",
    "Votre réponse sur la demande {reference} est arrivée. Le délai promis est dépassé depuis le {promised_on} : "
    "la demande reste comptée en retard. Pour réclamer : {where}",
    "Your answer on request {reference} has arrived. The promised delay ended on {promised_on}: the request is still "
    "counted as late. To complain: {where}",
    "promised_on",
    "where",
)
LATE = _told(
    "late",
    "Nous n’avons pas tenu notre promesse : votre demande {reference} devait avoir sa réponse le {promised_on}. Elle "
    "garde sa place et le responsable en est averti. Pour réclamer : {where}",
    "We broke our promise: your request {reference} was to be answered by {promised_on}. It keeps its place, and the "
    "person in charge is told. To complain: {where}",
    "promised_on",
    "where",
)
DECIDED = _told(
    "decided",
    "Votre demande {reference} a sa réponse. Lisez-la, et comment la contester si besoin : {where}",
    "Your request {reference} has its answer. Read it, and how to contest it if need be: {where}",
    "where",
)
REFUSED = _told(
    "refused",
    "Votre demande {reference} est refusée. Lisez pourquoi, et comment contester : {where}",
    "Your request {reference} is refused. Read why, and how to contest it: {where}",
    "where",
)
COMPLAINT_ANSWERED = _told(
    "complaint-answered",
    "Un autre bureau a répondu à votre réclamation sur la demande {reference}. Lisez sa réponse : {where}",
    "Another office has answered your complaint about request {reference}. Read its answer: {where}",
    "where",
)
FEE_REMINDER = _told(
    "fee-reminder",
    "Rappel : {amount} restent à payer pour que votre demande {reference} soit traitée. Payez sur {where}, jamais de "
    "la main à la main.",
    "Reminder: {amount} must be paid before your request {reference} is treated. Pay at {where}, never in cash to "
    "anyone.",
    "amount",
    "where",
)
ANSWER_REMINDER = _told(
    "answer-reminder",
    "Rappel : votre demande {reference} attend votre réponse depuis le {since}. Sans elle, le délai reste suspendu et "
    "la demande n’avance pas. Répondez : {where}",
    "Reminder: your request {reference} has waited for your answer since {since}. Without it the delay stays suspended "
    "and the request does not move. Answer: {where}",
    "since",
    "where",
)
DOCUMENT_REVOKED = _told(
    "document-revoked",
    "Le document de votre demande {reference} est révoqué : il ne vaut plus rien. Lisez pourquoi, et comment "
    "contester : {where}",
    "The document of your request {reference} is revoked: it is worth nothing any more. Read why, and how to contest: "
    "{where}",
    "where",
)
DOCUMENT_CORRECTED = _told(
    "document-corrected",
    "Le document de votre demande {reference} est corrigé : un nouveau remplace l’ancien, qui ne vaut plus rien. "
    "Prenez-le : {where}",
    "The document of your request {reference} is corrected: a new one replaces the old one, which is worth nothing any "
    "more. Take it: {where}",
    "where",
)
COMPLAINT_LATE = _told(
    "complaint-late",
    "Votre réclamation sur la demande {reference} n’a pas eu de réponse à temps. Le niveau au-dessus doit maintenant "
    "répondre : {where}",
    "Your complaint about request {reference} was not answered in time. The level above must now answer: {where}",
    "where",
)
# What a service file says in its own words at a moment: they are checked when the file is.
OWN_WORDS = MessageTemplate(
    "casework.own-words",
    "{text}",
    "{text}",
    ("text",),
    subject_fr="Votre demande",
    subject_en="Your request",
)
# To a supervisor, by e-mail, once for all that came to be late since the last time.
OFFICE_LATE = MessageTemplate(
    "casework.office-late",
    "{office} : dossiers en retard, {count}. Le bureau au-dessus, s’il y en a un, peut maintenant les traiter aussi. "
    "Voyez la file : {where}",
    "{office}: cases that are late, {count}. The office above, if there is one, may now treat them too. See the "
    "queue: {where}",
    ("office", "count", "where"),
    subject_fr="Dossiers en retard : {office}",
    subject_en="Late cases: {office}",
)
# To the supervisors of an authority as a whole, by e-mail, once for all that stayed late since the last time.
AUTHORITY_LATE = MessageTemplate(
    "casework.authority-late",
    "Malgré l’alerte donnée aux bureaux, des dossiers de votre administration restent en retard : {count}. Tout le "
    "monde le lit au tableau public. Voyez les files : {where}",
    "Though their offices were told, cases of your authority are still late: {count}. Everybody reads it on the public "
    "board. See the queues: {where}",
    ("count", "where"),
    subject_fr="Dossiers toujours en retard",
    subject_en="Cases that are still late",
)
# To whoever answers a complaint, by e-mail: a week before its date, and when it comes from below unanswered.
COMPLAINT_DUE = MessageTemplate(
    "casework.complaint-due",
    "Une réclamation attend votre réponse avant le {due_on} : demande {reference}. Répondez : {where}",
    "A complaint waits for your answer before {due_on}: request {reference}. Answer: {where}",
    ("reference", "due_on", "where"),
    subject_fr="Réclamation à répondre : {reference}",
    subject_en="Complaint to answer: {reference}",
)

# To a supervisor, by e-mail, once for a day in which agents read what they did not have in hand.
READINGS_OF_THE_DAY = MessageTemplate(
    "casework.readings-of-the-day",
    "Le {day}, consultations hors d’un dossier en main par vos agents : {count}. Inhabituelles : {unusual}. "
    "Voyez lesquelles : {where}",
    "On {day}, readings by your agents outside a case in hand: {count}. Unusual: {unusual}. See which: {where}",
    ("day", "count", "unusual", "where"),
    subject_fr="Consultations de la journée : {count}",
    subject_en="Readings of the day: {count}",
)

ALL = (
    FEE_OWED,
    HELD_UP,
    READY,
    PAUSED,
    PAUSE_ENDING,
    PAUSE_ENDED,
    RESUMED,
    RESUMED_LATE,
    LATE,
    DECIDED,
    REFUSED,
    COMPLAINT_ANSWERED,
    COMPLAINT_LATE,
    COMPLAINT_DUE,
    READINGS_OF_THE_DAY,
    FEE_REMINDER,
    ANSWER_REMINDER,
    DOCUMENT_REVOKED,
    DOCUMENT_CORRECTED,
    OWN_WORDS,
    OFFICE_LATE,
    AUTHORITY_LATE,
)

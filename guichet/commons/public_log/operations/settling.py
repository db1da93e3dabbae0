"""People decide what an alarm comes to: two of them, with a reason that everybody reads in the log itself."""

from guichet.commons.public_log import events, policies
from guichet.commons.public_log.models import Alarm, Seen
from guichet.commons.public_log.refusals import NoAlarm, OnePerson, TooManyWords
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def settle(*, witness: str, by: tuple[str, str], why: str, act: Act) -> int:
    """At the hub, the alarms that this witness raised are shown no longer; how many. `by` are two members of staff.

    At a centre, where `witness` is its own name, what it saw of the log is forgotten: it begins anew with what the hub
    shows next. Raises OnePerson, TooManyWords, NoAlarm.
    """
    if by[0] == by[1]:
        raise OnePerson
    if not policies.may_be_told(why):
        raise TooManyWords(policies.MOST_CHARACTERS)
    alarms = list(Alarm.objects.select_for_update().filter(witness=witness, settled_at=None).order_by("pk"))
    doubts = list(Seen.objects.select_for_update().exclude(fault=""))
    if not alarms and not doubts:
        others = Alarm.objects.filter(settled_at=None).order_by("at").values_list("witness", flat=True)
        raise NoAlarm(witness, ", ".join(dict.fromkeys(others)))
    for alarm in alarms:
        alarm.settled_at = act.at
        alarm.save(update_fields=["settled_at"])
        journal.record(happened=events.AlarmSettled(witness, alarm.fault, alarm.size, why, *by), act=act)
    for seen in doubts:
        seen.delete()
        journal.record(happened=events.AlarmSettled(witness, seen.fault, seen.size, why, *by), act=act)
    return len(alarms) + len(doubts)

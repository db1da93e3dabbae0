"""What a help line may say of a case: where it is. Never whose it is, nor what was asked or answered."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.base import Text
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import office_of, service_of
from guichet.domains.casework.vocabulary import State
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True)
class Standing:
    """Without the service: what somebody asked of the State is theirs to say."""

    reference: str
    state: State
    promised_at: datetime | None
    office: Text | None


def standing(reference: str, act: Act) -> Standing:
    """Where the case is, after its reading was journalled. Raises NoSuchCase."""
    case = casework.look_at_standing(reference=reference, act=act)
    return Standing(case.reference, State(case.state), case.promised_at, office_of(service_of(case), case.unit))

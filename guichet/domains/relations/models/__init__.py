"""What people say to the State beside their requests: without a name, or to the desk of relations with users."""

from guichet.domains.relations.models.appointments import Appointment, DeskRule, Turn
from guichet.domains.relations.models.concerns import Concern, Remark, Transfer
from guichet.domains.relations.models.denunciations import Denunciation, Line, Parcel
from guichet.domains.relations.models.knowledge import Article, Tally
from guichet.domains.relations.models.months import ConcernMonth
from guichet.domains.relations.models.register import RegisterEntry

__all__ = [
    "Appointment",
    "Article",
    "Concern",
    "ConcernMonth",
    "Denunciation",
    "DeskRule",
    "Line",
    "Parcel",
    "RegisterEntry",
    "Remark",
    "Tally",
    "Transfer",
    "Turn",
]

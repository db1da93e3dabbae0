"""What people say to the State beside their requests: without a name, or to the desk of relations with users."""

from guichet.domains.relations.models.concerns import Concern, Remark, Transfer
from guichet.domains.relations.models.denunciations import Denunciation, Line, Parcel

__all__ = ["Concern", "Denunciation", "Line", "Parcel", "Remark", "Transfer"]

"""Every component, in every state, by family; in the language of the moment."""

from guichet.surfaces.ui.gallery.samples.actions import actions
from guichet.surfaces.ui.gallery.samples.messages import messages
from guichet.surfaces.ui.gallery.samples.progress import progress
from guichet.surfaces.ui.gallery.samples.values import values
from guichet.surfaces.ui.gallery.samples.ways import ways

FAMILIES = (actions, ways, messages, values, progress)

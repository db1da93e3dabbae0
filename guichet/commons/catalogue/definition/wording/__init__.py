"""The sentences of faults, in the two languages of those who edit service files. Codes are their stable names."""

from collections.abc import Mapping

from guichet.commons.catalogue.definition.wording import expressions, files, forms, procedures
from guichet.commons.catalogue.definition.wording.sentence import Wording

WORDING: Mapping[str, Wording] = {
    **files.WORDING,
    **forms.WORDING,
    **expressions.WORDING,
    **procedures.WORDING,
}

"""Who said what: attributions of speech and thought, nested as the report nests them."""

from readout.record.attribution.find import find_attributions
from readout.record.attribution.model import Attribution

__all__ = ["Attribution", "find_attributions"]

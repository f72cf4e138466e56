"""Acts of the 16 PLOVER types, from predicates, their arguments and nominal forms."""

from readout.record.events.code import code_events
from readout.record.events.judging import Judge

__all__ = ["Judge", "code_events"]

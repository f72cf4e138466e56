"""Acts of the 16 PLOVER types, from predicates, their arguments and nominal forms."""

from readout.record.events.code import code_events

__all__ = ["code_events"]

"""Who stands where: the stances that a report's words say, on matters, with reasons and whose words they are."""

from readout.record.positions.code import code_positions

__all__ = ["code_positions"]

"""What is at stake in a report: resolutions, sanctions, deals, talks, disputes, tests, with forum and target."""

from readout.record.matters.find import find_matters
from readout.record.matters.model import MatterMention, Matters

__all__ = ["MatterMention", "Matters", "find_matters"]

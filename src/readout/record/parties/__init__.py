"""The parties of one report: mentions found, names followed, pronouns resolved."""

from readout.record.parties.finding import find_parties
from readout.record.parties.model import Cast, Mention

__all__ = ["Cast", "Mention", "find_parties"]

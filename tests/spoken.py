"""Who said what and who stands where in a few sentences, read with the bundled model."""

from __future__ import annotations

from dataclasses import dataclass

from readout.analysis.analyze import analyze
from readout.record.attribution import Attribution, find_attributions
from readout.record.matters import Matters, find_matters
from readout.record.model import Position, Statement
from readout.record.parties import Cast, find_parties
from readout.record.positions import code_positions
from readout.record.scene import Scene
from readout.record.statements import code_statements
from readout.record.telling import Telling
from readout.report import read_reports
from readout.report.model import Report


@dataclass(frozen=True)
class Spoken:
    """What was read from one text."""

    text: str
    cast: Cast
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    telling: Telling
    matters: Matters
    positions: tuple[Position, ...]

    def said(self, words: str) -> Statement:
        """The one statement of which a piece begins with some words."""
        found = [s for s in self.statements if any(e.quote.startswith(words) for e in s.evidence)]
        assert len(found) == 1, [s.content.quote for s in self.statements]
        return found[0]


def spoken(text: str, published: str = "2016-03-04") -> Spoken:
    report = next(read_reports(text.encode(), published=published))
    assert isinstance(report, Report)
    analysis = analyze(report)
    cast = find_parties(analysis, as_of=report.day)
    scene = Scene.lay_out(analysis, cast)
    attributions = find_attributions(analysis, cast)
    statements = code_statements(scene, attributions)
    telling, matters = Telling(statements), find_matters(analysis, cast)
    positions = code_positions(scene, matters, attributions, telling)
    return Spoken(report.text, cast, attributions, statements, telling, matters, positions)

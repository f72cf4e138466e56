"""The spine: a report goes in, its record comes out.

report -> analyze -> find_parties -> lay out the scene
-> attributions -> statements -> matters -> positions, events, commitments -> Coding
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from readout.analysis.analyze import analyze
from readout.analysis.infer import Model, load_model
from readout.errors import ReportError, UsageError
from readout.knowledge.run import code_digest, file_digest, knowledge_digest, model_digest
from readout.record.attribution import find_attributions
from readout.record.coding import Coding, Run
from readout.record.commitments import code_commitments
from readout.record.events import Judge, code_events
from readout.record.matters import find_matters
from readout.record.parties import find_parties
from readout.record.positions import code_positions
from readout.record.resolve import ActorTable, read_actors
from readout.record.scene import Scene
from readout.record.statements import code_statements
from readout.record.telling import Telling
from readout.report import read_reports
from readout.report.model import Note, Report
from readout.settings import DEFAULTS, Settings
from readout.version import VERSION

EVENTS_BY = ("both", "lexicon", "model")
# A word that ends so is the name of a file, also of one that is not there.
FILE_ENDINGS = (".txt", ".html", ".htm", ".json", ".jsonl", ".xml", ".md", ".pdf", ".docx")


class Coder:
    """Codes reports. The language model loads when the first report is coded, and is kept.

    ``actors`` is a reader's own file of actors (CSV or PETRARCH dictionary), which goes before our tables.
    ``events_by``: who decides on events: ``lexicon``, ``model`` (the relation coder), or ``both``. Raises
    ``UsageError`` for another word.
    """

    def __init__(
        self, *, actors: str | Path | None = None, settings: Settings | None = None, events_by: str = "both"
    ) -> None:
        if events_by not in EVENTS_BY:
            raise UsageError(f"events_by must be one of {', '.join(EVENTS_BY)}, not {events_by!r}")
        self.settings, self.events_by = settings or DEFAULTS, events_by
        self.actors: ActorTable | None = read_actors(Path(actors)) if actors is not None else None
        self._actors_digest = file_digest(Path(actors)) if actors is not None else None

    @cached_property
    def model(self) -> Model:
        """The bundled language model."""
        return load_model(threads=self.settings.threads)

    @cached_property
    def run(self) -> Run:
        """What this coder's records are made with."""
        return Run(
            VERSION,
            self.model.version,
            knowledge_digest(),
            code=code_digest(),
            weights=model_digest(),
            own_actors=self._actors_digest,
        )

    def code(self, report: Report) -> Coding:
        """Everything that is read from one report. The same report gives the same record, always."""
        analysis = analyze(report, model=self.model)
        cast = find_parties(analysis, as_of=report.day, extra=self.actors)
        scene = Scene.lay_out(analysis, cast)
        attributions = find_attributions(analysis, cast)
        statements = code_statements(scene, attributions)
        telling = Telling(statements)
        matters = find_matters(analysis, cast)
        coding = Coding(
            report=report,
            actors=cast.actors,
            events=code_events(scene, telling, matters.at, self._judge(scene)),
            statements=statements,
            commitments=code_commitments(scene, telling),
            positions=code_positions(scene, matters, attributions, telling),
            matters=matters.all,
            notes=(*report.notes, *cast.notes, *_silence(scene)),
            run=self.run,
        )
        taking_part = coding.taking_part
        known = tuple(a for a in cast.actors if a.id in taking_part or not cast.is_doubtful(a.id))
        return replace(coding, actors=known)

    def _judge(self, scene: Scene) -> Judge | None:
        if self.events_by == "lexicon":
            return None
        return Judge(self.model, scene, alone=self.events_by == "model")


def _silence(scene: Scene) -> list[Note]:
    """Why a record may be empty: no text to read. (A day or language that is amiss, the report's own notes tell.)"""
    if scene.analysis.sentences or scene.analysis.report.language not in ("en", None):
        return []
    return [Note("no sentence was found to read: the text holds no story")]


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    actors: str | Path | None = None,
    settings: Settings | None = None,
) -> Coding:
    """Read one report, given as its text or as the path of its file, into its record.

    A ``Path``, or a ``str`` of one line that names a file, is a file; any other ``str`` is text. Raises
    ReportError when the report cannot be read (``settings`` say how long it may be) and UsageError when the file
    holds several (use ``Coder`` with ``read_reports``).
    """
    path = _as_path(text_or_path)
    source = path if path is not None else str(text_or_path).encode("utf-8", "surrogatepass")
    origin = "<text>" if path is None else str(path)
    most = (settings or DEFAULTS).max_report_chars
    found = list(read_reports(source, published=published, origin=origin, max_report_chars=most))
    if len(found) != 1:
        raise UsageError(f"{origin}: holds {len(found)} reports; use read_reports and Coder().code for each")
    if isinstance(found[0], ReportError):
        raise found[0]
    return Coder(actors=actors, settings=settings).code(found[0])


def _as_path(text_or_path: str | Path) -> Path | None:
    """The file that is meant, or None for text. A name too long or odd for the file system is text."""
    if isinstance(text_or_path, Path):
        return text_or_path
    if "\n" in text_or_path or not text_or_path.strip():
        return None
    try:
        path = Path(text_or_path)
        meant = path.exists() or (path.suffix.lower() in FILE_ENDINGS and " " not in text_or_path)
    except (OSError, ValueError):
        return None
    return path if meant else None

"""Reports: bytes and text in, ``Report`` out. See ``read`` for the cascade, ``sources`` for files and streams."""

from readout.report.jsonlines import FieldMap
from readout.report.model import Block, BlockKind, Dateline, Note, Report, Source
from readout.report.publication import Declared
from readout.report.read import read_report
from readout.report.sources import read_html, read_reports

__all__ = [
    "Block",
    "BlockKind",
    "Dateline",
    "Declared",
    "FieldMap",
    "Note",
    "Report",
    "Source",
    "read_html",
    "read_report",
    "read_reports",
]

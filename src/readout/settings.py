"""Every number that a reader may want to set, told once: its name, default, unit and use.

The table is what ``docs/settings.md`` is made from; :class:`Settings` holds one value of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from readout.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """What bounds a reading. All have defaults; each must be positive.

    >>> Settings(threads=1).threads
    1
    """

    threads: int = field(
        default=2,
        metadata={"unit": "threads", "help": "threads of the language model; they change the speed only"},
    )
    quote_chars: int = field(
        default=240,
        metadata={"unit": "characters", "help": "printed of one piece of evidence; the JSON has all"},
    )

    max_report_chars: int = field(
        default=10_000_000,
        metadata={
            "unit": "characters",
            "help": "the most that one report may have, else it is an error (on the command line `--max-report-chars`)",
        },
    )

    def __post_init__(self) -> None:
        for setting in fields(self):
            value = getattr(self, setting.name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise UsageError(f"{setting.name} must be a whole number of 1 or more, not {value!r}")


#: The value of every setting that nobody set.
DEFAULTS = Settings()


def settings_table() -> list[tuple[str, str, str, str]]:
    """The settings as rows (name, default, unit, help), in the order of the class.

    >>> settings_table()[0][:3]
    ('threads', '2', 'threads')
    """
    return [(s.name, f"{s.default:,}", s.metadata["unit"], s.metadata["help"]) for s in fields(Settings)]

"""One sentence, with all that the finding of acts in it reads from."""

from __future__ import annotations

from readout.analysis.model import Sentence
from readout.knowledge.lexicon import Lexicon
from readout.record.clauses import Frame
from readout.record.events.detail import Details
from readout.record.modality import Modality
from readout.record.roles import Roles
from readout.record.scene import Scene


class Context:
    """A sentence of a scene: its frames, and the readers of roles, status and particulars for it."""

    def __init__(self, scene: Scene, sentence: Sentence, lexicon: Lexicon) -> None:
        self.scene, self.sentence, self.lexicon = scene, sentence, lexicon
        self.frames = scene.frames[sentence.index]
        self.roles = Roles(scene, sentence, self.frames)
        self.modality = Modality(sentence, self.frames, lexicon)
        self.details = Details(scene, sentence, lexicon)

    def is_under_way(self, frame: Frame) -> bool:
        """Whether a verb says that something goes on now: "is visiting", "are holding talks"."""
        progressive = "be" in frame.auxiliaries and self.sentence.tokens[frame.head].xpos == "VBG"
        return progressive and frame.tense == "present"

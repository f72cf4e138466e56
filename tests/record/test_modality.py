# ruff: noqa: E501  (a parsed sentence is one line)
from __future__ import annotations

import pytest
from parsed import parsed

from readout.knowledge.lexicon import open_lexicon
from readout.record.clauses import find_frames
from readout.record.modality import Modality
from readout.record.model import Status

VERBS = [
    ("Mali/Mali/NNP>2:nsubj sent/send/VBD>0:root aid/aid/NN>2:obj", "send", None),
    ("Mali/Mali/NNP>3:nsubj will/will/MD>3:aux send/send/VB>0:root aid/aid/NN>3:obj", "send", "planned"),
    ("Mali/Mali/NNP>3:nsubj may/may/MD>3:aux send/send/VB>0:root aid/aid/NN>3:obj", "send", "possible"),
    ("Mali/Mali/NNP>4:nsubj did/do/VBD>4:aux not/not/RB>4:advmod send/send/VB>0:root aid/aid/NN>4:obj", "send", "denied"),
    ("Mali/Mali/NNP>2:nsubj agreed/agree/VBD>0:root to/to/TO>4:mark send/send/VB>2:xcomp", "send", "planned"),
    ("Mali/Mali/NNP>2:nsubj refused/refuse/VBD>0:root to/to/TO>4:mark send/send/VB>2:xcomp", "send", "denied"),
    ("Mali/Mali/NNP>2:nsubj managed/manage/VBD>0:root to/to/TO>4:mark send/send/VB>2:xcomp", "send", None),
    ("Mali/Mali/NNP>2:nsubj said/say/VBD>0:root it/it/PRP>4:nsubj sent/send/VBD>2:ccomp", "send", None),
    ("Mali/Mali/NNP>2:nsubj said/say/VBD>0:root it/it/PRP>5:nsubj would/would/MD>5:aux send/send/VB>2:ccomp", "send", "planned"),
    ("it/it/PRP>3:nsubj will/will/MD>3:aux act/act/VB>0:root if/if/IN>6:mark Mali/Mali/NNP>6:nsubj sends/send/VBZ>3:advcl", "send", "possible"),
    ("Mali/Mali/NNP>2:nsubj urged/urge/VBD>0:root Chad/Chad/NNP>2:obj to/to/TO>5:mark send/send/VB>2:xcomp", "send", "proposed"),
]  # fmt: skip
NOUNS = [
    ("Mali/Mali/NNP>2:nsubj fears/fear/VBZ>0:root the/the/DT>4:det possibility/possibility/NN>2:obj of/of/IN>6:case talks/talk/NNS>4:nmod", "possible"),
    ("Mali/Mali/NNP>2:nsubj held/hold/VBD>0:root no/no/DT>4:det talks/talk/NNS>2:obj", "denied"),
    ("Mali/Mali/NNP>2:nsubj called/call/VBD>0:root for/for/IN>4:case talks/talk/NNS>2:obl", "proposed"),
    ("Mali/Mali/NNP>2:nsubj held/hold/VBD>0:root talks/talk/NNS>2:obj", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "status"), VERBS)
def test_the_status_of_a_verb(text: str, lemma: str, status: str | None) -> None:
    sentence = parsed(text)
    frames = find_frames(sentence)
    frame = next(f for f in frames.values() if f.lemma == lemma)
    assert Modality(sentence, frames, open_lexicon()).of_frame(frame).status == (
        Status(status) if status else None
    )


@pytest.mark.parametrize(("text", "status"), NOUNS)
def test_the_status_of_a_noun(text: str, status: str | None) -> None:
    sentence = parsed(text)
    index = next(t.index for t in sentence.tokens if t.lemma == "talk")
    verdict = Modality(sentence, find_frames(sentence), open_lexicon()).of_noun(index)
    assert verdict.status == (Status(status) if status else None)


def test_not_ruled_out_is_possible() -> None:
    sentence = parsed(
        "Mali/Mali/NNP>4:nsubj did/do/VBD>4:aux not/not/RB>4:advmod refuse/refuse/VB>0:root to/to/TO>6:mark send/send/VB>4:xcomp"
    )
    frames = find_frames(sentence)
    frame = next(f for f in frames.values() if f.lemma == "send")
    assert Modality(sentence, frames, open_lexicon()).of_frame(frame).status is not Status.HAPPENED


def test_a_relative_clause_is_told_for_itself() -> None:
    sentence = parsed(
        "Mali/Mali/NNP>2:nsubj may/may/VBZ>0:root praise/praise/VB>2:xcomp envoys/envoy/NNS>3:obj "
        "who/who/WP>6:nsubj signed/sign/VBD>4:acl:relcl"
    )
    frames = find_frames(sentence)
    frame = next(f for f in frames.values() if f.lemma == "sign")
    assert Modality(sentence, frames, open_lexicon()).of_frame(frame).status is None

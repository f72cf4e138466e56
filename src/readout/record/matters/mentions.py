"""Where a sentence names a matter: nouns of ``data/lexicon/en/matters.csv`` with their modifiers, target and forum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.analysis.model import Sentence, Token
from readout.knowledge.speech import MatterNoun, cues, matter_nouns, stances, verb_in
from readout.record.clauses import preposition
from readout.record.matters.model import MatterMention
from readout.record.model import ActorKind
from readout.record.parties import Cast

#: Modifiers that are part of a label; articles, pronouns and numerals are not.
LABEL_BEFORE = frozenset({"amod", "compound", "nmod", "flat", "punct"})
#: Prepositions that lead to a body before which a matter lies.
FORUM_PLACES = ("of", "at", "in", "from", "by", "before")
#: In ``needs``: a noun that is a matter only where its target is a party.
PARTY = "party"
#: Any other thing that somebody is for or against.
OTHER = MatterNoun(
    "rule: what a word of stance is about", "", "other", frozenset(), frozenset(),
    ("on", "against", "of", "by", "in", "with", "poss", "adj"), "", "",
)  # fmt: skip


def find_mentions(sentence: Sentence, cast: Cast) -> Iterator[MatterMention]:
    """The matters that a sentence names, left to right; a noun inside another matter's name gives none."""
    table = matter_nouns()
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN"):
            continue
        rows = table.get(token.lemma.lower()) or table.get(token.form.lower()) or ()
        rows = rows or _open_row(sentence, token, cast)
        rows = rows if token.form.lower() not in table else (*rows, *table[token.form.lower()])
        if rows and not _is_modifier(sentence, token):
            found = _mention(sentence, token, rows, cast)
            if found is not None:
                yield found


def _is_modifier(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands before another matter's noun ("sanctions resolution"), which then names it."""
    if token.deprel.split(":")[0] not in ("compound", "nmod", "flat") or token.head < token.index:
        return False
    above = sentence.tokens[token.head]
    return above.lemma.lower() in matter_nouns() or token.deprel == "compound"


def _mention(
    sentence: Sentence, token: Token, rows: Sequence[MatterNoun], cast: Cast
) -> MatterMention | None:
    before = _before(sentence, token.index)
    of = [t for t in sentence.children(token.index, "nmod") if preposition(sentence, t.index) == "of"]
    modifiers = frozenset(w for t in (*before, *of) for w in (t.lemma.lower(), t.form.lower()))
    after = {
        preposition(sentence, t.index)
        for t in sentence.children(token.index, "nmod")
        if t.index > token.index
    }
    for row in rows:
        topic, target = row.needs & modifiers, _target(sentence, token.index, row, cast)
        named = token.upos == "PROPN" and bool(before) and row.needs != frozenset({PARTY})
        enough = topic or named or not row.needs or (PARTY in row.needs and target is not None)
        weak = not enough and PARTY in row.needs and _is_definite(sentence, token.index)
        if not (enough or weak) or row.without & after:
            continue
        words = frozenset(_label_words(sentence, token, before, row))
        return MatterMention(
            sentence=sentence.index,
            head=token.index,
            span=sentence.words(min(words), max(words) + 1),
            row=row,
            target=target,
            forum=_forum(sentence, token.index, cast),
            topic=frozenset(topic) | _own_topic(sentence, token, before, row, cast),
            definite=_is_definite(sentence, token.index),
            weak=weak,
            at_stake=_is_at_stake(sentence, token),
        )
    return None


def _is_definite(sentence: Sentence, head: int) -> bool:
    return any(
        t.deprel == "nmod:poss" or t.form.lower() in ("the", "this", "that", "these", "those")
        for t in sentence.children(head, "det", "nmod")
    )


def _open_row(sentence: Sentence, token: Token, cast: Cast) -> tuple[MatterNoun, ...]:
    """The row of any other thing that a word of stance is about ("opposes the higher fees"); () where there is none.

    A party, a person, a time and a noun of speech ("rejected the charge") are no matters.
    """
    if token.upos != "NOUN" or token.kind in ("person", "organization", "time") or token.head < 0:
        return ()
    above, prep = sentence.tokens[token.head], preposition(sentence, token.index)
    pos = {"VERB": "verb", "ADJ": "adj"}.get(above.upos, "noun")
    word = verb_in(stances(), pos, above.lemma.lower(), above.form)
    rows = [r for w in (word, f"not {word}", above.form.lower()) for r in stances().get((w, pos), ())]
    place = "object" if token.deprel in ("obj", "nsubj:pass") else prep
    found = any(row.open and place in row.matter for row in rows)
    named = bool(cast.at(sentence.index, token.index)) or (token.lemma.lower(), "noun") in cues()
    named = named or (token.lemma.lower(), "deed") in stances()
    alone = not any(t.deprel != "punct" for t in sentence.children(token.index) if t.upos != "DET")
    return (OTHER,) if found and not named and not alone else ()


def _is_at_stake(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands under a word of stance, at once or through a noun of doing ("urged the adoption of")."""
    climber = token
    for _ in range(3):
        if climber.head < 0 or climber.deprel.startswith(("nsubj", "acl", "advcl")):
            return False
        climber = sentence.tokens[climber.head]
        pos = {"VERB": ("verb", "deed"), "ADJ": ("adj",)}.get(climber.upos, ("noun", "deed"))
        if any((verb_in(stances(), p, climber.lemma.lower(), climber.form), p) in stances() for p in pos):
            return True
    return False


def _own_topic(
    sentence: Sentence, token: Token, before: Sequence[Token], row: MatterNoun, cast: Cast
) -> frozenset[str]:
    """What sets a matter apart beside its kind and target: a name in it, a thing that it is on ("war on drugs")."""
    names = [t for t in before if t.xpos in ("NNP", "NNPS") and not cast.at(sentence.index, t.index)]
    things = [
        sentence.tokens[i]
        for place in row.target
        if place not in ("adj", "poss")
        for i in _at(sentence, token.index, place)
        if not cast.at(sentence.index, i) and sentence.tokens[i].kind != "time"
    ]
    every = (*names, *things, token) if row is OTHER else (*names, *things)
    return frozenset(t.lemma.lower() for t in every)


def _before(sentence: Sentence, head: int) -> list[Token]:
    """The words before a noun that belong to it, as far as they lie side by side."""
    found: list[Token] = []
    for index in sentence.subtree(head):
        token = sentence.tokens[index]
        if index < head and (
            token.head == head or any(token.head == f.index for f in found) or _leads(sentence, token, head)
        ):
            found.append(token)
    return [t for t in found if t.deprel.split(":")[0] in LABEL_BEFORE and t.upos not in ("PRON", "NUM")]


def _leads(sentence: Sentence, token: Token, head: int) -> bool:
    climber = token
    while 0 <= climber.head < head and climber.head > climber.index:
        climber = sentence.tokens[climber.head]
    return climber.head == head


def _label_words(sentence: Sentence, token: Token, before: Sequence[Token], row: MatterNoun) -> list[int]:
    """From the first modifier to the end of the phrase that names the target."""
    words = [token.index]
    at = token.index - 1
    own = {t.index for t in before if t.upos != "PUNCT" or t.form == "-"}
    while at in own:
        words.append(at)
        at -= 1
    for child in sentence.children(token.index, "nmod"):
        if child.index > token.index and preposition(sentence, child.index) in row.target:
            words.extend(i for i in sentence.subtree(child.index) if not _is_clause(sentence, i, child.index))
            break
    return words


def _is_clause(sentence: Sentence, index: int, top: int) -> bool:
    """Whether a word stands in a clause, an apposition or after a comma inside a phrase: no part of a label."""
    climber = sentence.tokens[index]
    while climber.index != top:
        if climber.deprel.split(":")[0] in ("acl", "appos", "parataxis", "advcl") or climber.form == ",":
            return True
        climber = sentence.tokens[climber.head]
    return False


def _state(cast: Cast, ids: Sequence[str]) -> str | None:
    """The first of some parties, an official or body as the state that it acts for."""
    for one in ids:
        return cast.party(one).acts_for or one
    return None


def _target(sentence: Sentence, head: int, row: MatterNoun, cast: Cast) -> str | None:
    for place in row.target:
        for index in _at(sentence, head, place):
            mention = cast.mention_at(sentence.index, index)
            if mention is None or (place in ("adj", "poss") and _is_body(cast, mention.actors)):
                continue
            found = _state(cast, mention.actors)
            if found is not None:
                return found
    return None


def _is_body(cast: Cast, ids: Sequence[str]) -> bool:
    return any(
        cast.actor(i).kind in (ActorKind.ORGANIZATION, ActorKind.OFFICE) and not cast.party(i).acts_for
        for i in ids
    )


def _at(sentence: Sentence, head: int, place: str) -> Iterator[int]:
    if place == "poss":
        yield from (t.index for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss")
    elif place == "adj":
        yield from (t.index for t in sentence.children(head, "amod", "compound", "nmod") if t.index < head)
    else:
        for child in sentence.children(head, "nmod", "obl"):
            if child.index > head and preposition(sentence, child.index) == place:
                yield child.index
        yield from _right_after(sentence, head, place)


def _right_after(sentence: Sentence, head: int, place: str) -> Iterator[int]:
    """The noun of a phrase that follows a noun at once, although the tree hung it on the verb."""
    if head + 1 < len(sentence.tokens):
        case = sentence.tokens[head + 1]
        other = case.deprel == "case" and case.form.lower() == place and case.head > head + 1
        if other and sentence.tokens[case.head].head != head:
            yield case.head


def _forum(sentence: Sentence, head: int, cast: Cast) -> str | None:
    """The body before which it lies: an organization of no state that stands with the noun."""
    for place in ("adj", "poss", *FORUM_PLACES):
        for index in _at(sentence, head, place):
            for actor in cast.at(sentence.index, index):
                if cast.actor(actor).kind is ActorKind.ORGANIZATION and cast.actor(actor).country is None:
                    return actor
    return None

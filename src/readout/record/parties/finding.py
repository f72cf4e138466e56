"""Finds the parties of a report: names first, over the whole text; then sentence by sentence what takes them up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from readout.analysis.model import Analysis, Sentence, Token
from readout.knowledge.following import pronouns
from readout.record.model import ActorKind, Evidence
from readout.record.parties.aliases import find_aliases
from readout.record.parties.bodies import follow_body, follow_other_body
from readout.record.parties.directory import Directory
from readout.record.parties.ground import Followed, Ground, thing
from readout.record.parties.lookup import ActorTable, Tables
from readout.record.parties.model import TAKES_PART, Cast, Mention, acts_for
from readout.record.parties.nouns import follow_noun
from readout.record.parties.people import gather_people, named_most
from readout.record.parties.phrases import base, is_plural, is_possessive, role_of_word
from readout.record.parties.places import is_place
from readout.record.parties.pronouns import follow_pronoun
from readout.record.parties.sets import note_sets
from readout.record.parties.setting import read_setting
from readout.record.parties.spots import Sort, Spot
from readout.record.parties.spotting import find_spots
from readout.record.parties.surnames import find_passed_over, settle_short_names
from readout.report.model import Note

#: A thing is less likely taken up by a pronoun than a party in the same place; measured on GUM's training texts.
THING_FACTOR = 0.8
#: How many words may wait for one another ("the head of the office of the ...") before the last is left open.
DEEPEST = 40


def find_parties(analysis: Analysis, *, as_of: date | None, extra: ActorTable | None = None) -> Cast:
    """The parties of a report and every place where they are mentioned.

    ``as_of`` is the day by which office holders are looked up; ``extra`` a reader's own table of actors, which
    comes before the package's. Words that plainly stand for a party that cannot be told are in the notes.
    """
    return _Finder(analysis, as_of, extra).cast()


class _Finder:
    """The passes over one report."""

    def __init__(self, analysis: Analysis, as_of: date | None, extra: ActorTable | None) -> None:
        tables = Tables(as_of, extra)
        tables.explain(find_aliases(analysis.sentences, tables))
        named = {m.found.country for s in analysis.sentences for m in tables.matches(s) if m.found.country}
        setting = read_setting(analysis.report, named, tables)
        spots = [find_spots(sentence, tables, setting.compass) for sentence in analysis.sentences]
        directory = Directory()
        settle_short_names(analysis.sentences, spots)
        find_passed_over(analysis.sentences, spots, tables)
        report = analysis.report
        if setting.home is None and report.dateline.place is None and report.source.kind != "un":
            setting = replace(setting, likely_home=named_most(analysis.sentences, spots, tables))
        people = gather_people(analysis.sentences, spots, tables, setting, directory)
        self.text = analysis.report.text
        self.open: set[tuple[int, int]] = set()
        self.notes: list[Note] = []
        self.ground = Ground(
            analysis.sentences, analysis.quotes, [{s.head: s for s in one} for one in spots], people,
            tables, setting, directory, self.resolve,
        )  # fmt: skip

    def cast(self) -> Cast:
        """All sentences followed, in the order of the text."""
        mentions: list[Mention] = []
        for sentence in self.ground.sentences:
            self.ground.memory.next_sentence()
            self.ground.states.next_sentence()
            for token in sentence.tokens:
                spot = self.ground.spots[sentence.index].get(token.index)
                if spot is None:
                    self._note_thing(sentence, token)
                    continue
                actors = self.resolve(sentence, spot)
                if actors:
                    mentions.append(self._mention(sentence, spot, actors))
                else:
                    if spot.sort is Sort.NOUN:
                        self.ground.memory.note(
                            thing(token), role_of_word(sentence, token.index), factor=THING_FACTOR
                        )
                    self._note(sentence, spot)
        return self._finished(mentions)

    def resolve(self, sentence: Sentence, spot: Spot) -> tuple[str, ...]:
        """The ids of a spot; followed once, and then remembered."""
        key = sentence.index, spot.head
        if key in self.ground.followed:
            return self.ground.directory.all_of(self.ground.followed[key].actors)
        if key in self.open or len(self.open) >= DEEPEST:
            return ()
        self.open.add(key)
        followed = self._follow(sentence, spot)
        self.open.discard(key)
        self.ground.followed[key] = followed
        return self.ground.directory.all_of(followed.actors)

    def _follow(self, sentence: Sentence, spot: Spot) -> Followed:
        if spot.sort is Sort.PERSON:
            id_ = self.ground.directory.id_of(self.ground.people[sentence.index, spot.head])
            return Followed((id_,), self.ground.draft(id_).decided_by)
        if spot.found is not None and spot.found.kind is ActorKind.OFFICE:
            elsewhere = follow_other_body(self.ground, sentence, spot)
            if elsewhere:
                return elsewhere
        if spot.found is not None:
            return Followed((self.ground.directory.of_found(spot.found).id,), spot.found.decided_by)
        if spot.sort is Sort.BODY:
            return follow_body(self.ground, sentence, spot)
        if spot.sort is Sort.PRONOUN:
            return follow_pronoun(self.ground, sentence, spot)
        return follow_noun(self.ground, sentence, spot)

    def _mention(self, sentence: Sentence, spot: Spot, actors: tuple[str, ...]) -> Mention:
        place = spot.sort is Sort.KNOWN and self._used_as_place(sentence, spot, actors[0])
        state = self.ground.directory.get(actors[0]).country if spot.sort is Sort.KNOWN else None
        if state is not None:
            self.ground.states.note((state,), role_of_word(sentence, spot.head))
        if is_plural(sentence.tokens[spot.head]) and spot.sort is Sort.NOUN and len(actors) == 1:
            self.ground.spoken_plural[actors[0]] = sentence.index
        self.ground.place = sentence.index
        doubtful = any(TAKES_PART in self.ground.draft(i).decided_by for i in actors)
        if not place and not doubtful:  # who is known by one act only is taken up by no pronoun
            role = role_of_word(sentence, spot.head)
            self.ground.memory.note(actors, role)
            note_sets(self.ground, sentence, spot)
        span = sentence.words(spot.first, spot.last)
        decided_by = self.ground.followed[sentence.index, spot.head].decided_by
        form = form_of(sentence, spot)
        return Mention(
            sentence.index, spot.head, spot.first, spot.last, span, form, actors, decided_by, place
        )

    def _used_as_place(self, sentence: Sentence, spot: Spot, actor: str) -> bool:
        if self.ground.draft(actor).kind is not ActorKind.STATE:
            return False
        word = spot.found.word if spot.found is not None else ""
        if word == "region" and role_of_word(sentence, spot.head) != "nsubj":
            return True
        return is_place(sentence, spot, capital=word == "capital")

    def _note_thing(self, sentence: Sentence, token: Token) -> None:
        covered = self.ground.spot_at(sentence, token.index)
        if token.upos in ("NOUN", "PROPN") and base(token) not in ("compound", "flat") and covered is None:
            self.ground.memory.note(thing(token), role_of_word(sentence, token.index), factor=THING_FACTOR)

    def _note(self, sentence: Sentence, spot: Spot) -> None:
        """Says so where a pronoun that can only mean a person could not be followed."""
        pronoun = pronouns().get(spot.core) if spot.sort is Sort.PRONOUN else None
        if pronoun is None or pronoun.gender not in ("masc", "fem"):
            return
        span = sentence.words(spot.first, spot.last)
        self.notes.append(Note(f"whom {span.of(self.text)!r} stands for could not be told", span))

    def _finished(self, mentions: list[Mention]) -> Cast:
        directory = self.ground.directory
        mentions = [replace(m, actors=directory.all_of(m.actors)) for m in mentions]
        for mention in mentions:
            for id_ in mention.actors:
                directory.get(id_).evidence.append(Evidence(mention.span, mention.span.of(self.text)))
        present = [id_ for id_, draft in directory.drafts.items() if draft.evidence]
        actors = [directory.get(id_).finished() for id_ in present]
        actors.sort(key=lambda a: (a.mentions[0].span, a.id))
        states = dict.fromkeys(s for a in actors if (s := acts_for(a)) and s not in present)
        added = [directory.get(s).finished() for s in states if self.ground.state(s)]
        ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        return Cast((*actors, *added), tuple(ordered), tuple(self.notes))


def form_of(sentence: Sentence, spot: Spot) -> str:
    """The form of a mention: name, title, adjective, nominal, pronoun or possessive."""
    token = sentence.tokens[spot.head]
    if spot.sort is Sort.PRONOUN:
        return "pronoun"
    if spot.sort is Sort.NOUN:
        return "nominal"
    if is_possessive(sentence, spot.head):
        return "possessive"
    modifies = base(token) in ("amod", "compound") and token.head > spot.head
    if modifies and spot.sort is Sort.KNOWN:
        return "adjective"
    return "title" if spot.title else "name"


__all__ = ["find_parties", "form_of"]

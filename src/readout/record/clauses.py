"""Who does what to whom in a sentence, as its dependency tree says it.

A frame is one predicate (a verb, or an adjective or noun with a copula) with its arguments in their
logical roles: the agent of a passive is a subject, its surface subject an object; a subject that is
not written (an infinitive, a participle, a coordinated verb, a relative clause) is taken from the
clause that controls it. Relations follow Universal Dependencies (https://universaldependencies.org).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from readout.analysis.model import Sentence, Token
from readout.knowledge.lexicon import open_lexicon

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "almost", "nearly"})
# Short and old forms of modals, by the full form.
MODAL_FORMS = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}
# Tags of verbs that stand in a clause of their own.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What leads from a verb to an act of its object ("barred Chad from sailing").
TOLD_OF = frozenset({"of", "from", "for", "against", "with", "over"})
# Entity types of the model whose words may do something: "imposed sanctions for smuggling" tells not of the sanctions.
DOERS = frozenset({"person", "organization", "place"})
# Verbs whose infinitive is done by their subject although they have an object ("promised him to go").
SUBJECT_CONTROL = frozenset(
    {"promise", "vow", "pledge", "threaten", "use", "take", "hold", "make", "spend", "sign"}
)


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional argument: its preposition in lower case (words joined by a blank) and its head word."""

    prep: str
    head: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and its arguments; every number is a word's index in the sentence.

    ``lemma`` includes a particle ("call off"). ``governor`` is the predicate that this one stands under,
    ``relation`` the dependency by which it does. ``tense`` is past, present, future or None (infinitive,
    participle). ``auxiliaries`` are lemmas of auxiliary verbs, left to right (modals by their forms).
    """

    head: int
    lemma: str
    passive: bool = False
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    obliques: tuple[Oblique, ...] = ()
    complements: tuple[int, ...] = ()
    negated: bool = False
    auxiliaries: tuple[str, ...] = ()
    tense: str | None = None
    governor: int | None = None
    relation: str = "root"
    markers: tuple[str, ...] = ()

    def oblique(self, *preps: str) -> tuple[int, ...]:
        """The heads of the obliques with one of the prepositions."""
        return tuple(o.head for o in self.obliques if o.prep in preps)


def conjuncts(sentence: Sentence, index: int) -> tuple[int, ...]:
    """A word and the words coordinated with it, left to right."""
    return (index, *(t.index for t in sentence.children(index, "conj") if t.upos not in ("VERB", "AUX")))


def preposition(sentence: Sentence, index: int) -> str:
    """The preposition before a word, in lower case ("with", "because of", "ahead of"), or ``""``."""
    words = []
    for case in sentence.children(index, "case"):
        if case.lemma in ("'s", "'", "’s", "’"):
            continue
        words.append(case.form.lower())
        words.extend(t.form.lower() for t in sentence.children(case.index, "fixed"))
    if words == ["of"] and _follows_ahead(sentence, index):
        return "ahead of"
    return " ".join(words)


def _follows_ahead(sentence: Sentence, index: int) -> bool:
    """Whether the "of" of a word stands behind an adverb "ahead", as the parser has it in "ahead of the visit"."""
    of = next(c.index for c in sentence.children(index, "case"))
    return of > 0 and sentence.tokens[of - 1].lemma.lower() == "ahead"


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a verb, or an adjective, noun or adverb that a copula makes a predicate."""
    if token.upos == "VERB" and token.deprel not in ("amod", "case", "mark", "fixed", "compound", "flat"):
        return True
    if token.upos == "AUX" and token.deprel in ("root", "conj", "ccomp", "advcl", "acl", "acl:relcl"):
        return True
    return any(True for _ in sentence.children(token.index, "cop", "nsubj", "nsubj:pass"))


def find_frames(sentence: Sentence) -> dict[int, Frame]:
    """The frames of a sentence, by the index of the predicate's word, governors first."""
    frames: dict[int, Frame] = {}
    for index in _top_down(sentence):
        token = sentence.tokens[index]
        if is_predicate(sentence, token):
            frames[index] = _frame(sentence, token, frames)
    return frames


def _top_down(sentence: Sentence) -> list[int]:
    order, position = [sentence.root], 0
    while position < len(order):
        order.extend(sentence.dependents[order[position]])
        position += 1
    return order


def _frame(sentence: Sentence, token: Token, frames: dict[int, Frame]) -> Frame:
    index = token.index
    governor = _governor(sentence, token, frames)
    passive = _is_passive(sentence, token, frames)
    own = _expand(
        sentence, [t.index for t in sentence.children(index, "nsubj") if _is_subject(sentence, token, t)]
    )
    own = own or _bare_subject(sentence, token)
    surface = antecedents(sentence, own) or _inherited(sentence, token, frames, governor)
    objects = antecedents(sentence, _expand(sentence, [t.index for t in sentence.children(index, "obj")]))
    obliques = _obliques(sentence, index)
    agents = tuple(o.head for o in obliques if o.prep == "by") if passive else ()
    if passive:
        obliques = tuple(o for o in obliques if o.prep != "by")
    frame = Frame(
        head=index,
        lemma=_lemma_with_particle(sentence, token),
        passive=passive,
        subjects=agents if passive else surface,
        objects=surface + objects if passive else objects,
        indirect=_expand(sentence, [t.index for t in sentence.children(index, "iobj")]),
        obliques=obliques,
        complements=tuple(t.index for t in sentence.children(index, "ccomp", "xcomp")),
        governor=governor,
        relation=token.deprel,
        markers=tuple(t.form.lower() for t in sentence.children(index, "mark")),
    )
    if token.deprel == "acl:relcl" and not passive:
        frame = _with_relative_object(sentence, token, frame)
    return _with_verb_group(sentence, token, frame)


def _is_subject(sentence: Sentence, predicate: Token, subject: Token) -> bool:
    """Whether a subject is the predicate's own; an outer one is only where "is to" makes one verb group of both."""
    return subject.deprel != "nsubj:outer" or is_to(sentence, predicate)


def _bare_subject(sentence: Sentence, token: Token) -> tuple[int, ...]:
    """The noun before a finite verb that the parser took for a phrase of time ("after an ambush killed five")."""
    if token.deprel != "advcl" or token.xpos not in FINITE:
        return ()
    before = [t for t in sentence.children(token.index, "obl") if t.index < token.index and t.upos == "NOUN"]
    opened = [
        t.index for t in before if preposition(sentence, t.index) in ("", "after", "before", "since", "as")
    ]
    return tuple(i for i in opened if i == token.index - 1)


def is_to(sentence: Sentence, token: Token) -> bool:
    """Whether a predicate is an infinitive under "be" ("is to visit", "is due to meet")."""
    marks = [
        t for m in sentence.children(token.index, "mark") for t in (m, *sentence.children(m.index, "fixed"))
    ]
    to = [t.index for t in marks if t.form.lower() == "to" and token.xpos not in ("VBG", "NN")]
    forms = sentence.children(token.index, "cop", "aux")
    return bool(to) and any(t.lemma.lower() == "be" and t.index < to[0] for t in forms)


def _lemma_with_particle(sentence: Sentence, token: Token) -> str:
    particles = [t.form.lower() for t in sentence.children(token.index, "compound:prt")]
    lemma = " ".join([token.lemma.lower(), *particles])
    behind = token.index + 1
    if particles or behind >= len(sentence.tokens):
        return lemma
    # "caved in", "pulled out of", "rolled back tariffs": the parser hangs the particle elsewhere
    phrase = f"{lemma} {sentence.tokens[behind].form.lower()}"
    double = [t.deprel for t in sentence.tokens[behind : behind + 2]] == ["case", "case"]
    loose = sentence.tokens[behind].deprel in ("advmod", "amod") or double
    return phrase if loose and open_lexicon().knows_verb(phrase) else lemma


def _expand(sentence: Sentence, heads: list[int]) -> tuple[int, ...]:
    found: list[int] = []
    for head in heads:
        found.extend(i for i in conjuncts(sentence, head) if i not in found)
    return tuple(found)


def antecedents(sentence: Sentence, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Relative pronouns replaced by the nouns that they stand for."""
    found: list[int] = []
    for head in heads:
        token = sentence.tokens[head]
        clause = _relative_clause(sentence, token) if token.lemma.lower() in RELATIVES else None
        if clause is not None and token.upos == "PRON":
            found.extend(conjuncts(sentence, clause.head))
        else:
            found.append(head)
    return tuple(dict.fromkeys(found))


def _relative_clause(sentence: Sentence, pronoun: Token) -> Token | None:
    climber = pronoun
    while climber.head >= 0:
        climber = sentence.tokens[climber.head]
        if climber.deprel == "acl:relcl":
            return climber
    return None


def _with_relative_object(sentence: Sentence, token: Token, frame: Frame) -> Frame:
    """In "the deal they signed" the noun is the object, though no pronoun says so."""
    has_relative = any(sentence.tokens[i].lemma.lower() in RELATIVES for i in sentence.subtree(token.index))
    if has_relative or frame.objects or not frame.subjects or token.head in frame.subjects:
        return frame
    return replace(frame, objects=(token.head,))


def _obliques(sentence: Sentence, index: int) -> tuple[Oblique, ...]:
    found: list[Oblique] = []
    for child in sentence.children(index, "obl", "nmod"):
        if child.deprel == "nmod:poss":
            continue
        prep = "by" if child.deprel == "obl:agent" else preposition(sentence, child.index)
        prep = "of" if prep == "out of" else prep
        heads = antecedents(sentence, _expand(sentence, [child.index]))
        found.extend(
            Oblique(preposition(sentence, h) or prep if h != child.index else prep, h) for h in heads
        )
    return tuple(found)


def _is_passive(sentence: Sentence, token: Token, frames: dict[int, Frame]) -> bool:
    children = list(sentence.children(token.index))
    transitive = token.xpos == "VBD" and any(t.deprel == "obj" for t in children)
    if transitive and not any(t.deprel == "aux:pass" for t in children):
        return False  # "neither condemned nor praised Uganda", parsed like a passive
    if any(t.deprel in ("nsubj:pass", "csubj:pass", "aux:pass", "obl:agent") for t in children):
        return True
    if token.xpos != "VBN":
        return False
    if token.deprel in ("acl", "advcl") and not any(t.deprel == "aux" for t in children):
        return True
    shared = token.deprel == "conj" and not any(t.deprel in ("nsubj", "aux") for t in children)
    return shared and token.head in frames and frames[token.head].passive


def _governor(sentence: Sentence, token: Token, frames: dict[int, Frame]) -> int | None:
    climber = token
    while climber.head >= 0:
        climber = sentence.tokens[climber.head]
        if climber.index in frames:
            return climber.index
    return None


def _inherited(
    sentence: Sentence, token: Token, frames: dict[int, Frame], governor: int | None
) -> tuple[int, ...]:
    """The subject that an infinitive, participle or coordinated verb shares with another clause."""
    above = frames.get(token.head)
    relation = token.deprel.split(":")[0]
    if relation == "acl":
        return _subject_of_noun_clause(sentence, token, frames, governor)
    if above is None:
        return ()
    surface = above.objects if above.passive else above.subjects
    if relation == "conj":
        return surface
    if relation == "xcomp":
        has_object = above.objects and not above.passive and above.lemma not in SUBJECT_CONTROL
        return above.objects if has_object else above.indirect or _hearers(above) or surface
    return _subject_of_adverbial(sentence, token, above, surface) if relation == "advcl" else ()


def _subject_of_adverbial(
    sentence: Sentence, token: Token, above: Frame, surface: tuple[int, ...]
) -> tuple[int, ...]:
    """Whose an adverbial clause without a subject is: the subject's above, or of whom the clause is told.

    "Accused Chad of shelling" and "thanked Chad for sending" tell what Chad does, but not behind a comma ("thanked
    Chad, which leads the bloc, for sending"). A finite clause has its own subject.
    """
    marks = {t.lemma.lower() for t in sentence.children(token.index, "mark")}
    if marks & {"that", "because", "if"} or (marks and token.xpos in FINITE):
        return ()
    noun = noun_of_infinitive(sentence, token)
    if noun is not None:
        return _owners(sentence, noun)
    comma = any(sentence.tokens[t.index - 1].form == "," for t in sentence.children(token.index, "mark"))
    told_of = tuple(i for i in above.indirect + above.objects if sentence.tokens[i].kind in DOERS)
    if marks & TOLD_OF and token.xpos == "VBG" and told_of and not (above.passive or comma):
        return told_of
    return (_hearers(above) if "to" in marks else ()) or surface


def noun_of_infinitive(sentence: Sentence, token: Token) -> int | None:
    """The noun that an infinitive completes though it hangs on the verb ("rejected an offer by Nepal to mediate")."""
    to = [t.index for t in sentence.children(token.index, "mark") if t.lemma.lower() == "to"]
    if not to or token.deprel != "advcl" or token.xpos != "VB":
        return None
    for noun in sentence.children(token.head, "obj"):
        told = open_lexicon().effect(noun.lemma.lower(), "noun", "complement") in ("planned", "proposed")
        if told and sentence.subtree(noun.index)[-1] == to[0] - 1:
            return noun.index
    return None


def _hearers(above: Frame) -> tuple[int, ...]:
    """Who is asked behind a preposition: "called on Togo to release", "appealed to Togo to release"."""
    asks = open_lexicon().effect(above.lemma, "verb", "complement") == "proposed"
    return above.oblique("on", "upon", "to") if asks and not above.objects else ()


def _owners(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Whose a plan or offer is: "its plan", "an offer by Nepal", "a request from Nepal"."""
    own = [t.index for t in sentence.children(noun, "nmod:poss")]
    by = [
        t.index for t in sentence.children(noun, "nmod") if preposition(sentence, t.index) in ("by", "from")
    ]
    return _expand(sentence, own or by)


def _subject_of_noun_clause(
    sentence: Sentence, token: Token, frames: dict[int, Frame], governor: int | None
) -> tuple[int, ...]:
    """In "troops sent to X" and "a group calling for X" the noun; in "its plan to X" whose plan it is."""
    if token.deprel == "acl:relcl":
        return ()
    marked = any(True for _ in sentence.children(token.index, "mark"))  # "on the verge of attacking"
    if token.xpos == "VBN" or (token.xpos == "VBG" and not marked):
        return conjuncts(sentence, token.head)
    owners = _owners(sentence, token.head)
    if owners or governor is None:
        return owners
    above = frames[governor]
    return above.objects if above.passive else above.subjects


def _with_verb_group(sentence: Sentence, token: Token, frame: Frame) -> Frame:
    children = list(sentence.children(token.index))
    auxiliaries = tuple(_auxiliary(t) for t in children if t.deprel in ("aux", "aux:pass", "cop"))
    negated = any(
        t.lemma.lower() in NEGATIONS and t.deprel in ("advmod", "cc:preconj", "det") for t in children
    )
    negated = negated or any(_has_no(sentence, i) for i in (*frame.subjects[:1], *frame.objects[:1]))
    negated = negated or any(t.lemma.lower() == "nor" for t in children if t.deprel == "cc")
    negated = negated or any(_is_no_longer(sentence, t) for t in children if t.deprel == "advmod")
    return replace(
        frame, auxiliaries=auxiliaries, negated=negated, tense=_tense(sentence, token, auxiliaries)
    )


def _auxiliary(token: Token) -> str:
    """The lemma of an auxiliary, but a modal by its form: "would" is not "will"."""
    form = token.form.lower().replace("’", "'")
    return MODAL_FORMS.get(form, form) if token.xpos == "MD" else token.lemma.lower()


def _is_no_longer(sentence: Sentence, adverb: Token) -> bool:
    longer = adverb.form.lower() in ("longer", "more")
    return longer and any(t.lemma.lower() == "no" for t in sentence.children(adverb.index))


def _has_no(sentence: Sentence, index: int) -> bool:
    """Whether a noun stands under "no" or begins with "neither" ("neither Kenya nor Uganda")."""
    return any(t.lemma.lower() in ("no", "neither") for t in sentence.children(index, "det", "cc:preconj"))


def _tense(sentence: Sentence, token: Token, auxiliaries: tuple[str, ...]) -> str | None:
    if "will" in auxiliaries or "shall" in auxiliaries:
        return "future"
    finite = list(sentence.children(token.index, "aux", "cop"))
    for word in (*finite, token):
        if "Tense=Past" in word.feats and "VerbForm=Part" not in word.feats:
            return "past"
        if word.lemma.lower() == "have" and word is not token and "VerbForm=Fin" in word.feats:
            return "past"
        if "Tense=Pres" in word.feats and "VerbForm=Fin" in word.feats:
            return "present"
    return None

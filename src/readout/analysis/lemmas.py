"""Lemmas: endings with the change that each takes, exceptions, and the model's guess where both leave a choice.

The tables ``data/lexicon/en/lemma_endings.csv`` and ``lemma_exceptions.csv`` are derived from treebanks (see their
heads); ``verb_forms.csv`` adds irregular verbs by hand and goes before them. Measured on EWT dev and GUM dev they beat
the model's own lemmas, which serve for capitals and for forms with several lemmas ("'s": be, have).
"""

from __future__ import annotations

from readout.knowledge import language

#: Tags whose words are inflected. Words of other tags are their own lemmas unless the table excepts them.
INFLECTED = frozenset({"NNS", "NNPS", "VBZ", "VBD", "VBG", "JJR", "JJS", "RBR", "RBS"})

#: Tags that the tables leave out (foreign words, parts of split words, affixes, addresses): the model's guess stands.
_UNLISTED = frozenset({"GW", "FW", "AFX", "ADD", "LS", "NFP", "XX"})

#: What inflection adds to a verb, undone: how the form must end (``2`` stands for a doubled consonant before what
#: follows), characters cut off, and put in their place.
_VERB_ENDINGS = {
    "VBD": (("ed", 2, ""), ("d", 1, ""), ("2ed", 3, ""), ("ied", 3, "y")),
    "VBG": (("ing", 3, ""), ("ing", 3, "e"), ("2ing", 4, ""), ("ying", 4, "ie")),
    "VBZ": (("s", 1, ""), ("es", 2, ""), ("ies", 3, "y")),
}


def lemma_tag(xpos: str) -> str:
    """The tag under which the tables list a word: past participles stand with the past tense.

    >>> lemma_tag("VBN")
    'VBD'
    """
    return "VBD" if xpos == "VBN" else xpos


def settle_lemma(form: str, upos: str, xpos: str, *, guess: str | None = None) -> str:
    """The lemma of a word with these tags. ``guess`` is the model's lemma, if there is one.

    The tables decide the letters; the guess decides capitals, and between several lemmas that a table lists.

    >>> settle_lemma("talks", "NOUN", "NNS"), settle_lemma("Met", "VERB", "VBD"), settle_lemma("Yun", "PROPN", "NNP")
    ('talk', 'meet', 'Yun')
    >>> settle_lemma("'s", "AUX", "VBZ", guess="have")
    'have'
    """
    small, tag = form.lower(), lemma_tag(xpos)
    listed = language.lemma_exceptions().get((tag, small))
    if (xpos, small) in language.verb_forms():
        lemma = language.verb_forms()[xpos, small]
    elif listed:
        lemma = next((x for x in listed if guess and x.lower() == guess.lower()), listed[0])
        if lemma != lemma.lower():
            return lemma
    elif tag == "CD" and form[:1].isdigit():
        return form.replace(",", "")
    elif tag in _UNLISTED and guess is not None:
        return guess
    elif tag in INFLECTED:
        cut, added = ending_change(tag, small)
        lemma = _known_verb(tag, small, small[: len(small) - cut] + added)
    else:
        lemma = small
    return _with_capitals(lemma, form, guess, proper=upos == "PROPN")


def _known_verb(tag: str, form: str, lemma: str) -> str:
    """The lemma, or another that the form can have, if that is a verb we know and the lemma is none.

    >>> _known_verb("VBD", "boycotted", "boycot"), _known_verb("VBD", "stopped", "stop")
    ('boycott', 'stop')
    >>> _known_verb("VBZ", "seems", "seem")  # no form of "see"
    'seem'
    """
    known = language.verbs()
    if tag not in _VERB_ENDINGS or lemma in known:
        return lemma
    cuts = (form[: len(form) - cut] + add for end, cut, add in _VERB_ENDINGS[tag] if _ends(form, end))
    return next((one for one in cuts if one in known), lemma)


def _ends(form: str, ending: str) -> bool:
    bare = ending.removeprefix("2")
    stem = form.removesuffix(bare)
    return form.endswith(bare) and (bare == ending or stem[-1:] == stem[-2:-1])


def ending_change(tag: str, form: str) -> tuple[int, str]:
    """How many characters a form in small letters loses at its end, and what it gets instead.

    >>> ending_change("VBG", "running"), ending_change("NNS", "countries")
    ((4, ''), (3, 'y'))
    """
    endings = language.lemma_endings()
    for start in range(max(0, len(form) - language.LONGEST_ENDING), len(form) + 1):
        change = endings.get((tag, form[start:]))
        if change is not None and change[0] < len(form):
            return change
    return 0, ""


def _with_capitals(lemma: str, form: str, guess: str | None, *, proper: bool) -> str:
    if guess is not None and guess.lower() == lemma:
        return guess
    if proper and form.lower().startswith(lemma):
        return form[: len(lemma)]
    if proper or (guess is not None and guess[:1].isupper()):
        return lemma[:1].upper() + lemma[1:] if form[:1].isupper() else lemma
    return lemma

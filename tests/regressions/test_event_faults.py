"""Faults of events: what was told as happened and did not, missed parties, forms of verbs that were not known."""

from __future__ import annotations

from functools import cache

import pytest

from readout.analysis.lemmas import settle_lemma
from readout.coder import Coder
from readout.record.coding import Coding
from readout.report import read_report
from readout.settings import Settings

CODER = Coder(settings=Settings(threads=1), events_by="lexicon")

# sentence; type; the statuses of all events of this type, in the order of the text
STATUS = [
    ("Talks between Kenya and Uganda collapsed on Tuesday.", "CONSULT", "denied"),
    ("The talks between Norway and Peru broke down on Tuesday.", "CONSULT", "denied"),
    ("Peace talks between Sudan and Chad fell apart on Monday.", "CONSULT", "denied"),
    ("A meeting between Japan and South Korea was called off on Monday.", "CONSULT", "denied"),
    ("The visit of President Ilves to Latvia was put off on Tuesday.", "CONSULT", "denied"),
    ("The ceasefire between Armenia and Azerbaijan collapsed on Tuesday.", "RETREAT", "denied"),
    ("The talks between Chad and Sudan failed to end the war.", "CONSULT", "happened"),
    ("The talks between Chad and Sudan did not collapse.", "CONSULT", ""),
    ("President Ilves is due to visit Latvia on Monday.", "CONSULT", "planned"),
    ("Neither Kenya nor Uganda attended the talks on Tuesday.", "CONSULT", "denied"),
    ("Kenya neither condemned nor praised Uganda on Tuesday.", "ACCUSE", "denied"),
    ("Kenya neither condemned nor praised Uganda on Tuesday.", "SUPPORT", "denied"),
    ("Kenya did not attack or threaten Uganda.", "THREATEN", "denied"),
    ("Kenya has yet to withdraw its troops from Somalia.", "RETREAT", "denied"),
    ("Kenya has to withdraw its troops from Somalia.", "RETREAT", "proposed"),
    ("Iran is considering an attack on Iraq, officials said.", "ASSAULT", ""),
    ("Iran weighs attacking Iraq.", "ASSAULT", "possible"),
    ("Norway drew up plans for an attack on Peru.", "ASSAULT", "planned"),
    ("Norway tightened security ahead of the visit of President Ilves to Oslo.", "CONSULT", "planned"),
    ("Officials spoke of a possible visit by President Ilves to Norway.", "CONSULT", "possible"),
    ("A proposed summit between Kenya and Uganda drew protests.", "CONSULT", "proposed"),
    ("Russia denied that it had shelled Ukraine on Monday.", "ASSAULT", "denied"),
    ("Russia denied shelling Ukraine on Monday.", "ASSAULT", "denied"),
    ("Serbia swore to attack Kosovo.", "ASSAULT", "planned"),
    ("President Ilves talked to reporters in Oslo on Monday.", "CONSULT", ""),
    ("Foreign Minister Arne Lund of Norway spoke to Reuters on Monday.", "CONSULT", ""),
    ("Ten people were killed in an attack in Mali on Monday.", "ASSAULT", "happened"),
    ("Ten people were killed by gunmen in Mali on Monday.", "ASSAULT", "happened"),
    ("An explosion killed three people in Nairobi on Friday.", "ASSAULT", "happened"),
    ("Ten people were killed in Mali on Monday.", "ASSAULT", ""),
    ("Ten people were killed in a bus crash in Mali on Monday.", "ASSAULT", ""),
    ("Five soldiers were killed when their truck overturned in Nepal.", "ASSAULT", ""),
    ("Peru forgave the debt of Bolivia on Monday.", "AID", "happened"),
    ("Norway froze aid to Mali on Monday.", "SANCTION", "happened"),
    ("Norway withheld aid from Mali on Monday.", "SANCTION", "happened"),
    ("Rebels overthrew the government of Mali on Monday.", "COERCE", "happened"),
    ("Rebels overran a base of Mali on Monday.", "ASSAULT", "happened"),
    ("Syria retook the town of Karm from rebels on Monday.", "ASSAULT", "happened"),
    ("Had Serbia attacked Kosovo, NATO would have responded.", "ASSAULT", "possible"),
    ("Did Kenya send troops to Haiti?", "MOBILIZE", "possible"),
    ("Kenya no longer sends troops to Haiti.", "MOBILIZE", "denied"),
    ("Kenya insisted it had sent troops to Haiti.", "MOBILIZE", "happened"),
    ("Nigeria is suspected of bombing a village in Niger.", "ASSAULT", "possible"),
    ("Ukraine accused Russia of shelling a village near Kharkiv.", "ASSAULT", "possible"),
    ("Chile condemned Peru for attacking a patrol of Bolivia.", "ASSAULT", "happened"),
    ("Peru reportedly attacked Chile on Monday.", "ASSAULT", "possible"),
    ("Peru was about to sign an agreement with Chile.", "SUPPORT", "planned"),
    ("Peru was on the verge of attacking Chile.", "ASSAULT", "possible"),
    ("Reports that Iran had attacked Iraq were false.", "ASSAULT", "denied"),
    ("It was not clear whether Iran had attacked Iraq.", "ASSAULT", "possible"),
    ("Instead of attacking Iraq, Iran called for talks.", "ASSAULT", "denied"),
    ("Iran wants to be consulted before Iraq signs the treaty with Syria.", "SUPPORT", "planned"),
    ("Iran left before Iraq attacked Syria.", "ASSAULT", "happened"),
    ("Chad almost attacked Sudan last year, a general said.", "ASSAULT", "denied"),
    ("A planned visit by the Japanese foreign minister to Seoul was scrapped.", "CONSULT", "denied"),
    ("A truce between Israel and Hamas took effect on Friday.", "RETREAT", "happened"),
    ("Chad and Sudan are holding talks in Doha.", "CONSULT", "ongoing"),
    ("The minister said talks with Iran would be useful.", "CONSULT", "possible"),
    ("India rejected an offer by Nepal to mediate.", "CONSULT", ""),
]
# sentence; type; ids of the actors; ids of the recipients
PARTIES = [
    ("Canada imposed sanctions on Veltros Bank on Monday.", "SANCTION", "CAN", "xxx.veltros-bank"),
    ("Norway froze the assets of the Karsavin Bank.", "COERCE", "NOR", "xxx.karsavin-bank"),
    ("Ten people were killed in an attack in Mali on Monday.", "ASSAULT", "", "xxx.people"),
    ("Kenya neither condemned nor criticized Uganda on Tuesday.", "ACCUSE", "KEN", "UGA"),
    ("Ukraine accused Russia of shelling a village near Kharkiv.", "ASSAULT", "RUS", ""),
    ("Chad thanked Mali, which leads the African Union, for hosting the talks.", "CONSULT", "MLI", ""),
    ("The president of Ghana called on Togo to release the fishermen.", "RETREAT", "TGO", ""),
    ("Colombia suspended peace talks after an ambush killed five soldiers.", "ASSAULT", "", "xxx.soldiers"),
    ("Poland expelled two diplomats after the arrest of a teacher.", "COERCE", "", "xxx.teacher"),
    ("The president of Malawi survived an attack on Monday.", "ASSAULT", "", "MWI.president"),
    ("Kenya announced plans for talks with Uganda.", "CONSULT", "KEN UGA", ""),
    ("Kenya decided to wait after a decision by Peru to withdraw troops from Chad.", "RETREAT", "PER", "TCD"),
]
FORMS = {
    "forgave": "forgive", "froze": "freeze", "withheld": "withhold", "swore": "swear", "overthrew": "overthrow",
    "overran": "overrun", "retook": "retake", "decreed": "decree", "strove": "strive", "withstood": "withstand",
    "foresaw": "foresee", "underwent": "undergo", "forbade": "forbid", "upheld": "uphold", "underlay": "underlie",
    "viewed": "view", "handled": "handle", "wavered": "waver", "doubted": "doubt", "mulled": "mull",
}  # fmt: skip


@cache
def coded(sentence: str) -> Coding:
    return CODER.code(read_report(sentence, published="2019-03-14"))


@pytest.mark.parametrize(("sentence", "kind", "statuses"), STATUS)
def test_an_act_has_the_status_that_its_words_say(sentence: str, kind: str, statuses: str) -> None:
    assert " ".join(e.status for e in coded(sentence).events if e.type == kind) == statuses


@pytest.mark.parametrize(("sentence", "kind", "actors", "recipients"), PARTIES)
def test_an_act_has_its_parties(sentence: str, kind: str, actors: str, recipients: str) -> None:
    event = next(e for e in coded(sentence).events if e.type == kind)
    assert [p.id for p in event.actors] == actors.split()
    assert [p.id for p in event.recipients] == recipients.split()


@pytest.mark.parametrize(("form", "lemma"), FORMS.items())
def test_a_form_of_a_verb_is_known_by_its_verb(form: str, lemma: str) -> None:
    assert settle_lemma(form, "VERB", "VBD") == lemma

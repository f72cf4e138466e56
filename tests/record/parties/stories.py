"""Invented reports with their trees written by hand, for the tests of parties."""

from __future__ import annotations

#: A wire story of a call between two foreign ministers.
CALL = """
# headline
FM PROPN 2 nmod:desc
Sok PROPN 5 nsubj Name=B-person|Kind=person|SpaceAfter=No
, PUNCT 4 punct
Brandt PROPN 2 conj Name=B-person|Kind=person
agree VERB 0 root
on ADP 7 case
talks NOUN 5 obl Kind=event

# newpar
Foreign ADJ 2 amod
Minister PROPN 3 nmod:desc
Sok PROPN 14 nsubj Name=B-person|Kind=person
Min PROPN 3 flat Name=I-person|SpaceAfter=No
- PUNCT 6 punct Name=I-person|SpaceAfter=No
ho PROPN 3 flat Name=I-person
and CCONJ 12 cc
U.S. PROPN 9 compound Kind=place
Secretary PROPN 12 nmod:desc
of ADP 11 case
State PROPN 9 nmod
Paul PROPN 3 conj Name=B-person|Kind=person
Brandt PROPN 12 flat Name=I-person
held VERB 0 root
phone NOUN 16 compound
talks NOUN 14 obj Kind=event
to PART 18 mark
discuss VERB 14 advcl
Brandt PROPN 21 nmod:poss Name=B-person|SpaceAfter=No|Kind=person
's PART 19 case
trip NOUN 18 obj Kind=event
to ADP 23 case
Beijing PROPN 21 nmod Kind=place|SpaceAfter=No
, PUNCT 27 punct
the DET 26 det
Foreign ADJ 27 amod Name=B-organization
Ministry PROPN 28 nsubj Name=I-organization|Kind=organization
said VERB 14 parataxis SpaceAfter=No
. PUNCT 14 punct

# newpar
Brandt PROPN 2 nsubj Name=B-person|Kind=person
said VERB 0 root
he PRON 4 nsubj Kind=person
told VERB 2 ccomp
Chinese ADJ 7 amod
government NOUN 7 compound
officials NOUN 4 iobj Kind=person
that SCONJ 10 mark
Washington PROPN 10 nsubj Kind=place
backs VERB 4 ccomp
its PRON 12 nmod:poss
allies NOUN 10 obj Kind=person|Lemma=ally|SpaceAfter=No
, PUNCT 16 punct
the DET 15 det
ministry NOUN 16 nsubj Kind=organization
said VERB 2 parataxis SpaceAfter=No
. PUNCT 2 punct

The DET 3 det
two NUM 3 nummod
ministers NOUN 4 nsubj Kind=person
agreed VERB 0 root
that SCONJ 9 mark
the DET 7 det
North PROPN 9 nsubj Kind=place
must AUX 9 aux
stop VERB 4 ccomp
its PRON 11 nmod:poss
tests NOUN 9 obj Kind=event|SpaceAfter=No
. PUNCT 4 punct

They PRON 2 nsubj Kind=person
praised VERB 0 root
Wang PROPN 2 obj Name=B-person|Kind=person
Li PROPN 3 flat Name=I-person|SpaceAfter=No
, PUNCT 9 punct
China PROPN 9 nmod:poss Kind=place|SpaceAfter=No
's PART 6 case
foreign ADJ 9 amod
minister NOUN 3 appos Kind=person
, PUNCT 9 punct
and CCONJ 14 cc
other ADJ 14 amod
senior ADJ 14 amod
officials NOUN 3 conj Kind=person|SpaceAfter=No
. PUNCT 2 punct

North PROPN 2 compound
Korea PROPN 4 nmod:poss SpaceAfter=No
's PART 2 case
tests NOUN 5 nsubj Kind=event
worry VERB 0 root
both DET 7 det
sides NOUN 5 obj Kind=person|SpaceAfter=No
. PUNCT 5 punct
"""

#: A dispute of two states, with a quotation and an organization.
DISPUTE = """
# newpar
Bolivia PROPN 2 nsubj Kind=place
recalled VERB 0 root
its PRON 4 nmod:poss
ambassador NOUN 2 obj Kind=person
to ADP 6 case
Chile PROPN 4 nmod Kind=place
after SCONJ 10 mark
Chilean ADJ 9 amod
police NOUN 10 nsubj Kind=organization
detained VERB 2 advcl
protesters NOUN 10 obj Kind=person|SpaceAfter=No
. PUNCT 2 punct

Bolivian ADJ 2 amod
President PROPN 3 nmod:desc
Rosa PROPN 5 nsubj Name=B-person|Kind=person
Quispe PROPN 3 flat Name=I-person
said VERB 0 root
they PRON 8 nsubj
were AUX 8 aux:pass
beaten VERB 5 ccomp SpaceAfter=No
. PUNCT 5 punct

" PUNCT 5 punct SpaceAfter=No
We PRON 5 nsubj
will AUX 5 aux
not PART 5 advmod
forget VERB 10 ccomp
it PRON 5 obj SpaceAfter=No
, PUNCT 5 punct SpaceAfter=No
" PUNCT 5 punct
she PRON 10 nsubj Kind=person
told VERB 0 root
reporters NOUN 10 obj Kind=person
in ADP 13 case
Lima PROPN 10 obl Kind=place|SpaceAfter=No
. PUNCT 10 punct

The DET 2 det
Andean PROPN 3 amod Name=B-organization
Council PROPN 9 nsubj Name=I-organization|Kind=organization
( PUNCT 5 punct SpaceAfter=No
AC PROPN 3 appos Name=B-organization|SpaceAfter=No
) PUNCT 5 punct
urged VERB 0 root
both DET 9 det
countries NOUN 7 obj Kind=place|Lemma=country
to PART 11 mark
talk VERB 7 xcomp SpaceAfter=No
. PUNCT 7 punct

Its PRON 3 nmod:poss
secretary NOUN 3 compound
general NOUN 8 nsubj Kind=person|SpaceAfter=No
, PUNCT 5 punct
Pedro PROPN 3 appos Name=B-person|Kind=person
Lacalle PROPN 5 flat Name=I-person|SpaceAfter=No
, PUNCT 5 punct
called VERB 0 root
the DET 10 det
president NOUN 8 obj Kind=person|SpaceAfter=No
. PUNCT 8 punct
"""

"""How far two annotators agree: ``python -m training.agreement``.

``training/corpus/second`` holds the documents that a second annotator labelled from the guidelines alone, without
having seen the first one's labels. Events of one sentence agree by type; then it is asked whether their parties overlap
and whether their status is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from training.corpus import FOLDER, Document, Label, Marked, read_corpus


def matched(first: Marked, second: Marked) -> Iterator[tuple[Label, Label]]:
    """Events of a sentence that both have, by type; those whose words are nearest go together."""
    left = [x for x in second.labels if x.sort == "e"]
    for one in (x for x in first.labels if x.sort == "e"):
        same = [x for x in left if x.name == one.name]
        if same:
            other = min(same, key=lambda x: abs(x.spans["word"][0][0] - one.spans["word"][0][0]))
            left.remove(other)
            yield one, other


def overlap(one: Label, other: Label, keys: tuple[str, ...]) -> bool:
    """Whether the spans of two events under some keys meet, or neither has any."""
    left = [s for k in keys for s in one.spans.get(k, ())]
    right = [s for k in keys for s in other.spans.get(k, ())]
    if not left or not right:
        return not left and not right
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def compare(first: Document, second: Document, counts: Counter[str]) -> None:
    """Adds the sentences of one document. Raises ``ValueError`` where the texts are not the same."""
    for one, other in zip(first.sentences, second.sentences, strict=True):
        if one.text != other.text:
            raise ValueError(f"{first.id}: the sentences differ: {one.text[:40]!r}")
        counts["sentences"] += 1
        told = [any(x.sort == "e" and x.status == "happened" for x in m.labels) for m in (one, other)]
        counts[f"happened {told[0]:d}{told[1]:d}"] += 1
        counts["first"] += sum(x.sort == "e" for x in one.labels)
        counts["second"] += sum(x.sort == "e" for x in other.labels)
        for a, b in matched(one, other):
            counts["type"] += 1
            roles = overlap(a, b, ("who", "with")) and overlap(a, b, ("whom",))
            counts["roles"] += roles or ("with" in a.spans) != ("with" in b.spans)
            counts["status"] += a.status == b.status
            counts["mode"] += a.mode == b.mode


def kappa(counts: Counter[str]) -> float:
    """Cohen's kappa of whether a sentence tells an act that happened."""
    both, neither, one, other = (counts[f"happened {c}"] for c in ("11", "00", "10", "01"))
    size = both + neither + one + other
    by_chance = ((both + one) * (both + other) + (neither + one) * (neither + other)) / size**2
    return ((both + neither) / size - by_chance) / (1 - by_chance)


def main() -> None:
    """Print the agreement."""
    first = {d.id: d for d in read_corpus()}
    counts: Counter[str] = Counter()
    second = read_corpus(sorted((FOLDER / "second").glob("*.txt")))
    for document in second:
        compare(first[document.id], document, counts)
    print(f"{len(second)} documents, {counts['sentences']} sentences")
    both = counts["first"] + counts["second"]
    print(f"sentence tells an act that happened: kappa {kappa(counts):.2f}")
    print(
        f"events: {counts['first']} and {counts['second']}; the same type {200 * counts['type'] / both:.1f} (F1)"
    )
    for what in ("roles", "status", "mode"):
        print(f"of those of the same type, the same {what}: {100 * counts[what] / counts['type']:.1f} %")


if __name__ == "__main__":
    main()

"""Sentences told in the present, as headlines are: "met" becomes "meets" where the treebanks show both of one verb.

Treebanks tell in the past, headlines in the present, and many a present looks like the plural of a noun ("meets", "talks").
"""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from training.examples import Encoder, Example
from vitni.syntax.lemmas import lemma_by

Form = tuple[int, int]
Place = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class Presents:
    """The verb forms of each language by lemma and attributes, as word type and lemma rule."""

    forms: Mapping[Place, Form]
    lemmas: Mapping[Form, str]
    tense: int
    past: int
    present: int
    finite: tuple[int, int]

    def told(self, example: Example, draw: random.Random) -> Example:
        """Return the sentence with its past verbs in the present, all that have a known present; else the sentence itself."""
        found: dict[int, Form] = {}
        if not example.tree:
            return example
        finite = example.attributes[:, self.finite[0]] == self.finite[1]
        for at in ((example.attributes[:, self.tense] == self.past) & finite).nonzero()[0].tolist():
            lemma = self.lemmas.get((int(example.words[at]), int(example.rules[at])))
            wanted = example.attributes[at].copy()
            wanted[self.tense] = self.present
            form = self.forms.get((example.language, lemma, wanted.tobytes())) if lemma else None
            if form:
                found[at] = form
        if not found:
            return example
        words, rules, attributes = example.words.copy(), example.rules.copy(), example.attributes.copy()
        for at, (word, rule) in found.items():
            words[at], rules[at], attributes[at, self.tense] = word, rule, self.present
        return replace(example, words=words, rules=rules, attributes=attributes)


def presents_of(groups: Mapping[str, Sequence[Example]], encoder: Encoder) -> Presents:
    """Return the verb forms that the sentences show, the most frequent of each kind."""
    names = [rule for rule, _ in sorted(encoder.rules.items(), key=lambda pair: pair[1])]
    attributes = {key: (row, values) for row, (key, values) in enumerate(encoder.attributes)}
    (tense, values), (form_row, forms_of) = attributes["Tense"], attributes["VerbForm"]
    verb, past, present = encoder.upos["VERB"], values["Past"], values["Pres"]
    seen: defaultdict[Place, Counter[Form]] = defaultdict(Counter)
    lemmas: dict[Form, str] = {}
    for examples in groups.values():
        for example in examples:
            if not example.tree:
                continue
            for at in (example.upos == verb).nonzero()[0].tolist():
                form = int(example.words[at]), int(example.rules[at])
                if form[1] < 0 or example.attributes[at, tense] not in (past, present):
                    continue
                word = encoder.types.forms[form[0]]
                lemma = lemma_by(names[form[1]], word)
                if lemma:
                    lemmas[form] = lemma
                    if example.attributes[at, tense] == present and word.islower():
                        seen[example.language, lemma, example.attributes[at].tobytes()][form] += 1
    forms = {place: counts.most_common(1)[0][0] for place, counts in seen.items()}
    return Presents(forms=forms, lemmas=lemmas, tense=tense, past=past, present=present, finite=(form_row, forms_of["Fin"]))

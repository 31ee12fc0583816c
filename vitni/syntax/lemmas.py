"""Lemma rules: how a dictionary form is made from a word.

A rule is a string. "keep" leaves the word as it is; "is|be" names the lemma outright; "l|0||2|y" reads: lower case, cut 0
characters in front and put "" there, cut 2 behind and put "y" there ("cities" gives "city"). The case is l (lower), u (initial
capital) or U (all capitals). After Straka 2018, "UDPipe 2.0 prototype at CoNLL 2018 shared task", section 3.3.
"""

from functools import lru_cache

KEEP = "keep"
OUTRIGHT = "is|"


def _cased(lemma: str, case: str) -> str:
    if case == "l":
        return lemma
    return lemma[:1].upper() + lemma[1:] if case == "u" else lemma.upper()


def _case_of(lemma: str) -> str | None:
    lower = lemma.lower()
    return next((case for case in "luU" if _cased(lower, case) == lemma), None)


@lru_cache(maxsize=400_000)
def rule_from(form: str, lemma: str) -> str:
    """Return the rule that makes `lemma` from `form`: the longest common substring stays, what surrounds it changes."""
    case = _case_of(lemma)
    if case is None:
        return KEEP if lemma == form else OUTRIGHT + lemma
    word, goal = form.lower(), lemma.lower()
    length = in_word = in_goal = 0
    for start in range(len(word)):
        for at in range(len(goal)):
            same = 0
            while start + same < len(word) and at + same < len(goal) and word[start + same] == goal[at + same]:
                same += 1
            if same > length:
                length, in_word, in_goal = same, start, at
    if not length:
        return OUTRIGHT + lemma
    return f"{case}|{in_word}|{goal[:in_goal]}|{len(word) - in_word - length}|{goal[in_goal + length :]}"


@lru_cache(maxsize=100_000)
def lemma_by(rule: str, form: str) -> str | None:
    """Return the lemma that `rule` makes from `form`; None where the form is too short for the rule."""
    if rule == KEEP:
        return form
    if rule.startswith(OUTRIGHT):
        return rule[len(OUTRIGHT) :]
    case, front, before, behind, after = rule.split("|")
    word = form.lower()
    cut = int(front) + int(behind)
    if cut and cut >= len(word):
        return None
    return _cased(before + word[int(front) : len(word) - int(behind)] + after, case)

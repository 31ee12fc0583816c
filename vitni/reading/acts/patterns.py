"""Where the pattern of a slot finds its words in a tree: as written first, then ever more leniently.

Trees are made by a small parser, so each pattern has a strict reading and, where that finds nothing, lenient ones. Knows no act
and no party.
"""

from collections.abc import Callable, Iterator

from vitni.reading.acts.passives import is_passive
from vitni.reading.clauses import is_verbal, resolved
from vitni.reading.mending.hanging import is_indeclinable
from vitni.reading.trees import VERBAL, Tree
from vitni.reference.lexicon import Pattern, Patterns
from vitni.reference.titles import titles_of
from vitni.syntax.tree import Token

OBLIQUE = frozenset({"obl", "nmod", "iobj", "obj"})
"""Relations under which a phrase in an oblique case may stand; the case decides, not the label."""

SWAPPED = {"obl": "nmod", "nmod": "obl"}
"""Relations a parser confuses most: where the strict pattern finds nothing, one stands for the other."""


def slot(tree: Tree, index: int, patterns: Patterns) -> tuple[tuple[int, ...], Pattern | None]:
    """Return the dependents that the first fitting pattern finds, and that pattern; () and None where none fits.

    `nsubj` and `obj` are looked up as written, voice ignored. All patterns are tried strictly before any is tried leniently.
    """
    for step in range(STEPS):
        for pattern in patterns:
            found = _found(tree, index, pattern, step)
            if found:
                return found, pattern
    return (), None


STEPS = 4
"""How leniently a slot is looked for: 0 as written, 1 under the labels parsers confuse, 2 one word further down, 3 anywhere in
the phrase of a noun."""


def candidates(tree: Tree, index: int, pattern: Pattern) -> Iterator[tuple[int, ...]]:
    """Yield what one pattern finds, strictest first; the caller takes the first that holds what it looks for."""
    for step in range(STEPS):
        found = _found(tree, index, pattern, step)
        if found:
            yield found


def _found(tree: Tree, index: int, pattern: Pattern, step: int) -> tuple[int, ...]:
    if pattern.adposition and " ".join(pattern.adposition) not in tree.spoken:
        return ()
    if step < 2:
        fits = _swapped if step else _strictly
        found = tuple(child.index for child in tree.dependents(index) if fits(tree, child, pattern))
        if not found and step == 0 and pattern.relation == "iobj":
            objects = tuple(child.index for child in tree.dependents(index, "obj"))
            found = objects[:1] if len(objects) > 1 else ()
    elif step == 2 and (pattern.adposition or pattern.case):
        found = tuple(_below(tree, index, pattern, _swapped)) or _right_behind(tree, index, pattern)
    elif step == 3 and pattern.adposition and not set(pattern.adposition) & titles_of(tree.lexicon.language).of:
        found = _deeper(tree, index, pattern)
    else:
        found = ()
    return tuple(resolved(tree, named) for at in found for named in _named_behind(tree, at, pattern))


def _deeper(tree: Tree, index: int, pattern: Pattern) -> tuple[int, ...]:
    """Return a phrase anywhere inside that of a noun ("the release of a dissident | from Minsk | by Belarus"), or ()."""
    if tree.token(index).upos not in ("NOUN", "PROPN"):
        return ()
    found, waiting = [], [index]
    while waiting:
        for child in tree.dependents(waiting.pop(), "nmod", "obl", "appos", "amod", "flat", "conj", "acl"):
            if child.relation == "acl:relcl" or child.feature("VerbForm") == "Fin" or child.index < index:
                continue
            waiting.append(child.index)
            if child.upos not in VERBAL and _worded(tree, child, pattern):
                found.append(child.index)
    return tuple(sorted(found))


def _named_behind(tree: Tree, index: int, pattern: Pattern) -> tuple[int, ...]:
    """Return what stands behind the noun that an adposition ends in ("со *стороны* ООН"), else the word itself."""
    if len(pattern.adposition) < 2 or tree.forms[index] != pattern.adposition[-1] or tree.token(index).upos != "NOUN":
        return (index,)
    below = tuple(child.index for child in tree.dependents(index, "nmod", "appos", "flat", "obl"))
    if below:
        return below[:1]
    after = index + 1
    return (after,) if after < len(tree.forms) and tree.token(after).upos in ("NOUN", "PROPN", "ADJ") else ()


def _below(tree: Tree, index: int, pattern: Pattern, fits: Callable[[Tree, Token, Pattern], bool]) -> Iterator[int]:
    """Yield what fits one word further down: below a dependent, or below a participle that describes the noun."""
    tops = list(_participles(tree, index, pattern)) if tree.token(index).upos == "NOUN" else []
    active = is_verbal(tree, index) and not is_passive(tree, index)
    for child in tree.dependents(index, "obj", "obl", "nmod", "nsubj", "advmod", "xcomp", "iobj"):
        before = child.index < index and is_verbal(tree, index)
        if child.base_relation == "nsubj" and (before if pattern.adposition else active):
            continue  # whose the subject is, is not toward whom it acts
        if child.upos in VERBAL or (not pattern.adposition and any(tree.dependents(child.index, "case"))):
            continue
        listed = (child.index, *(other.index for other in tree.dependents(child.index, "conj") if other.upos not in VERBAL))
        tops += (below for at in listed for below in (at, *_participles(tree, at, pattern)))
    for grandchild in (below for at in tops for below in tree.dependents(at)):
        if fits(tree, grandchild, pattern):
            yield grandchild.index


def _participles(tree: Tree, index: int, pattern: Pattern) -> Iterator[int]:
    """Yield the participles that describe a noun: its phrases may hang on them ("sa réponse *écrite* à la Russie")."""
    for part in tree.dependents(index, "acl", "amod"):
        if pattern.adposition and part.relation != "acl:relcl" and part.feature("VerbForm") == "Part":
            yield part.index


def _right_behind(tree: Tree, index: int, pattern: Pattern) -> tuple[int, ...]:
    """Return the phrase directly behind a noun that the parser hung on its verb ("The attack | on Kyiv began"), or ().

    The noun may be the last of a row ("the last day of his visit | to Oslo").
    """
    if tree.token(index).upos != "NOUN" or not pattern.adposition:
        return ()
    after = max(tree.sentence.subtree(index)) + 1
    above = tree.token(index).head
    while above >= 0 and not is_verbal(tree, above) and max(tree.sentence.subtree(above)) + 1 == after:
        above = tree.token(above).head
    if above < 0 or not is_verbal(tree, above):
        return ()
    return tuple(
        child.index
        for child in tree.dependents(above, "obl", "nmod", "advmod")
        if child.upos not in VERBAL and min(tree.sentence.subtree(child.index)) == after and _worded(tree, child, pattern)
    )


def _strictly(tree: Tree, child: Token, pattern: Pattern) -> bool:
    if not _related(child, pattern.relation):
        return False
    return _worded(tree, child, pattern)


def _swapped(tree: Tree, child: Token, pattern: Pattern) -> bool:
    if pattern.relation == "*":
        return _worded(tree, child, pattern)
    if not pattern.adposition and pattern.relation in OBLIQUE and (pattern.case or pattern.relation == "iobj"):
        bare = child.base_relation in OBLIQUE and not any(tree.dependents(child.index, "case"))
        return bare and child.feature("Case") == (pattern.case or "Dat")
    other = SWAPPED.get(pattern.relation)
    if pattern.adposition and pattern.relation in ("obl", "nmod"):
        return child.base_relation in ("obl", "nmod", "advmod", "iobj", "obj", "acl", "advcl", "xcomp", "ccomp") and _worded(
            tree, child, pattern
        )
    return other is not None and child.base_relation == other and _worded(tree, child, pattern)


def _related(child: Token, relation: str) -> bool:
    if child.relation == "acl:relcl" and relation == "acl":
        return False
    if relation == "nmod" and child.base_relation == "appos" and is_indeclinable(child):
        return True
    return relation in ("*", child.relation, child.base_relation)


def _worded(tree: Tree, child: Token, pattern: Pattern) -> bool:
    if pattern.adposition:
        written = " ".join(pattern.adposition)
        seen = tree.adpositions[child.index]
        if written not in seen:
            return False
        longer = seen & tree.lexicon.adpositions if written in titles_of(tree.lexicon.language).of else frozenset()
        if any(other.endswith(" " + written) for other in longer):
            return False
    if pattern.case is None:
        return True
    if not pattern.adposition and any(tree.dependents(child.index, "case")):
        return False
    articles = {article.feature("Case") for article in tree.dependents(child.index, "det")}
    if pattern.case in {child.feature("Case"), *articles}:
        return True
    whose = pattern.relation == "nmod" and pattern.case == "Gen"
    return whose and child.feature("Case") is not None and is_indeclinable(child)

"""Particles of verbs that a small parser took for prepositions: "bjuda *in* Kim", "ställa *in* mötet"."""

from dataclasses import replace

from vitni.reference.lexicon import Lexicon
from vitni.syntax.tree import Token

BETWEEN = 3
"""Words from a verb to its particle where its subject stands between ("ställde regeringen in mötet")."""


def verb_particles(tokens: list[Token], lexicon: Lexicon) -> None:
    """Hang each word that the language knows as a particle on the verb before it; what it governed is the verb's object."""
    for particle in list(tokens):
        if particle.form.casefold() not in lexicon.particles or particle.relation not in ("case", "mark", "advmod"):
            continue
        verb = _verb_before(tokens, particle.index)
        if verb is None:
            continue
        noun = tokens[particle.head]
        tokens[particle.index] = replace(particle, upos="ADV", head=verb.index, relation="compound:prt")
        if particle.relation != "case" or noun.relation not in ("obl", "nmod") or noun.head != verb.index:
            continue
        if not any(child.head == verb.index and child.base_relation == "obj" for child in tokens):
            tokens[noun.index] = replace(noun, relation="obj")


def _verb_before(tokens: list[Token], index: int) -> Token | None:
    """Return the verb that a particle stands behind, its subject at most between them; None where there is none."""
    for at in range(index - 1, max(-1, index - 1 - BETWEEN), -1):
        word = tokens[at]
        if word.upos == "VERB":
            return word
        if word.base_relation not in ("nsubj", "advmod", "obj", "det", "amod", "nmod"):
            return None
    return None

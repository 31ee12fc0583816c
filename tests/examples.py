"""The examples of the language folders, read and compared with what they say they mean.

    .venv/bin/python -m tests.examples is [--acts] [WORD]

prints every example of a language that does not give its claim, with what was read instead. test_languages.py runs the same.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from vitni.model.claim import SYMMETRIC, Act, Claim, Party
from vitni.model.text import Paragraph, Report
from vitni.reading.reader import read_reports
from vitni.reference.acts import load_lexicon
from vitni.reference.lexicon import Example

MEANS = re.compile(r"(?P<act>[A-Z]+)(?: (?P<mode>[a-z-]+))? (?P<actors>[^>]+?) > (?P<recipients>[^>]+?) (?P<standing>[a-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One example, where it stands, and the claims that were read from it."""

    where: str
    example: Example
    claims: tuple[Claim, ...]

    @property
    def right(self) -> bool:
        """Is the claim it means among those read?"""
        return any(agrees(claim, self.example.means) for claim in self.claims)


def outcomes(language: str) -> tuple[Outcome, ...]:
    """Read every example of a language, all in one call."""
    examples = load_lexicon(language).examples
    reports = [
        Report(
            id=f"{language}-{number}",
            digest="",
            text=example.text,
            paragraphs=(Paragraph(start=0, end=len(example.text), role="body"),),
            language=language,
        )
        for number, (_, example) in enumerate(examples)
    ]
    readings = read_reports(reports)
    return tuple(
        Outcome(where=where, example=example, claims=reading.claims)
        for (where, example), reading in zip(examples, readings, strict=True)
    )


def agrees(claim: Claim, means: str) -> bool:
    """Does a claim say what an example means? The sides of symmetric acts may change places."""
    parts = MEANS.fullmatch(means)
    assert parts is not None, means
    if claim.act != parts["act"] or claim.standing != parts["standing"]:
        return False
    if parts["mode"] is not None and claim.mode != parts["mode"]:
        return False
    actors, recipients = _sides(parts["actors"]), _sides(parts["recipients"])
    if _are(claim.actors, actors) and _are(claim.recipients, recipients):
        return True
    together = (*claim.actors, *claim.recipients)
    return Act(parts["act"]) in SYMMETRIC and bool(actors | recipients) and _are(together, actors | recipients)


def _sides(written: str) -> frozenset[str]:
    return frozenset(name.strip().strip('"').casefold() for name in written.split(",") if name.strip() != "-")


def _are(parties: Sequence[Party], written: frozenset[str]) -> bool:
    """Are these the parties written, each by its country or its name? Nobody written is a side that is not looked at."""
    if not written:
        return True
    names = [{(party.country or party.name).casefold(), party.name.casefold()} for party in parties]
    return all(each & written for each in names) and all(any(one in each for each in names) for one in written)


def shown(claim: Claim) -> str:
    """Return a claim in the words of an example's `means`, and the words it was read from."""
    sides = [",".join(party.country or f'"{party.name}"' for party in side) or "-" for side in (claim.actors, claim.recipients)]
    mode = f" {claim.mode}" if claim.mode else ""
    return f"{claim.act}{mode} {sides[0]} > {sides[1]} {claim.standing}   [{claim.words}]"


def main() -> None:
    """Print the examples of the languages named that fail, and how many do."""
    languages = sys.argv[1:]
    for language in languages:
        found = outcomes(language)
        wrong = [outcome for outcome in found if not outcome.right]
        for outcome in wrong:
            print(f"{outcome.where}\n    {outcome.example.text}\n    wanted {outcome.example.means}")
            for claim in outcome.claims:
                print(f"    read   {shown(claim)}")
        print(f"{language}: {len(found) - len(wrong)} of {len(found)} examples right")


if __name__ == "__main__":
    main()

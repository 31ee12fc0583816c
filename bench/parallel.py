"""How many frames of a story each language gives: the same report written in many languages must say the same.

python -m bench.parallel [FOLDER...] [--languages en is] [--extra] prints one table per story: a row per frame that the story
tells (`frames.toml`), a column per language. "..." is right; letters name the fields that are wrong (a actors, r recipients,
s standing), "---" a frame that was not found. Parties are compared by country, bodies without a state by name, groups without
a state ("thousands of people", "rebels") as "crowd".
"""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path

from vitni.intake.sources import take_text
from vitni.model.claim import SYMMETRIC, Claim, Party
from vitni.reading.reader import read_report

STORIES = Path(__file__).parent / "gold" / "parallel"
ENOUGH = 1.3
"""A frame is found where the act is the same and two of its three fields are, or one and a party of the actor's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a story tells: the acts it may be read as, the sides and the standing."""

    acts: tuple[str, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    standing: str


def _side(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country or ("crowd" if party.kind == "group" else party.name.casefold()) for party in parties)


def _judged(frame: Frame, claim: Claim) -> tuple[float, str]:
    """Return how well a claim fits a frame and what is wrong with it; 0 where it is another act."""
    if claim.act not in frame.acts:
        return 0.0, ""
    actors, recipients = _side(claim.actors), _side(claim.recipients)
    if claim.act in SYMMETRIC and (actors, recipients) == (frame.recipients, frame.actors):
        actors, recipients = recipients, actors
    right = (actors == frame.actors, recipients == frame.recipients, claim.standing == frame.standing)
    score = sum(right) + 0.5 * right[2] + 0.3 * bool(actors & frame.actors)
    wrong = "".join("." if good else letter for good, letter in zip(right, "ars", strict=True))
    return (score, wrong) if score >= ENOUGH else (0.0, "")


def judged(frames: list[Frame], claims: tuple[Claim, ...]) -> tuple[list[str], list[Claim]]:
    """Return the mark of each frame, best fits first, and the claims that fit none."""
    marks = ["---"] * len(frames)
    free = dict(enumerate(claims))
    fits = ((*_judged(frame, claim), place, number) for place, frame in enumerate(frames) for number, claim in free.items())
    for score, wrong, place, number in sorted(fits, key=lambda fit: (-fit[0], fit[2], fit[3])):
        if score and number in free and marks[place] == "---":
            marks[place] = wrong
            del free[number]
    return marks, list(free.values())


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folders", nargs="*", type=Path, default=sorted(path for path in STORIES.iterdir() if path.is_dir()))
    options.add_argument("--languages", nargs="*", default=[])
    options.add_argument("--extra", action="store_true", help="list the claims that fit no frame")
    chosen = options.parse_args()
    for folder in chosen.folders:
        rows = tomllib.loads((folder / "frames.toml").read_text(encoding="utf-8"))["frame"]
        frames = [
            Frame(
                acts=tuple(row["act"].split("|")),
                actors=frozenset(row["actors"]),
                recipients=frozenset(row["recipients"]),
                standing=row["standing"],
            )
            for row in rows
        ]
        columns: dict[str, list[str]] = {}
        extra: list[str] = []
        for path in sorted(folder.glob("*.txt")):
            if chosen.languages and path.stem not in chosen.languages:
                continue
            report = take_text(path.read_bytes(), id=path.name).report
            assert report is not None
            columns[path.stem], left = judged(frames, read_report(report).claims)
            extra += [
                f"extra {path.stem} {claim.act} {sorted(_side(claim.actors))} > {sorted(_side(claim.recipients))} "
                f"{claim.standing}: {claim.words[:90]}"
                for claim in left
            ]
        print(folder.name.ljust(48), *(language.rjust(3) for language in columns))
        for place, frame in enumerate(frames):
            sides = f"{','.join(sorted(frame.actors))} > {','.join(sorted(frame.recipients))}"
            print(f"{'|'.join(frame.acts)[:14]:15}{sides[:22]:23}{frame.standing:10}", *(c[place] for c in columns.values()))
        print(f"right of {len(frames)}".ljust(48), *(str(marks.count("...")).rjust(3) for marks in columns.values()))
        print(*(extra if chosen.extra else ()), sep="\n")


if __name__ == "__main__":
    main()

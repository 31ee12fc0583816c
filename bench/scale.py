"""Measure joining on synthetic archives: python -m bench.scale [--claims N ...] [--store] [--one] [--profile]

An archive grows as real ones do: so many reports a day, for longer. Who acts follows a power law over pairs of states (a few
fill the news), an event is told by a few reports of the days after it, some before it as a plan; speech acts hold what is
promised or demanded; a share of reports is undated, a share of claims silent about the day, some numbers and days differ.
Every claim points at words that stand in its report. The same seed gives the same archive, to the byte.

Prints, for each size: seconds to join all and the most memory held, events and ledger rows, and with --store the seconds to
keep the account and to add one more report to the joined chronicle.
"""

import argparse
import cProfile
import gc
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from vitni.chronicle.store import Store
from vitni.derive import rejoin
from vitni.joining.account import join
from vitni.model.claim import SPEECH_ACTS, Act, Amount, Claim, Evidence, Party, Place, Reading, Standing
from vitni.model.text import Paragraph, Published, Report
from vitni.model.time import Direction, TimePhrase
from vitni.reference.world import entities

SIZES = (10_000, 100_000, 1_000_000)
CLAIMS_A_DAY = 270
"""About what twenty outlets carry of foreign news; ten years of it are a million claims."""
CLAIMS_A_REPORT = 12
FIRST_DAY = date(2013, 1, 1)
OUTLETS = 60
AGENCIES = ("AFP", "AP", "Reuters", "TASS", "DPA")
UNDATED = 0.02
"""The share of reports without a day of publication."""
ACTS = (
    *((Act.CONSULT, "meet", "meeting", 14), (Act.CONSULT, "visit", "visit", 8), (Act.CONSULT, "phone", "phone", 4)),
    *((Act.SAY, "say", None, 16), (Act.AGREE, "promise-aid", "aid", 6), (Act.AGREE, "sign", "settle", 3)),
    *((Act.REQUEST, "demand", "demand", 8), (Act.REJECT, "reject", "refuse", 5), (Act.ACCUSE, "accuse", "allege", 9)),
    *((Act.THREATEN, "threaten-sanction", "sanction", 4), (Act.SANCTION, "sanction", "sanction", 4)),
    *(
        (Act.AID, "aid-military", "military", 4),
        (Act.MOBILIZE, "mass-troops", "troops", 3),
        (Act.ASSAULT, "strike", "strike", 6),
    ),
    *(
        (Act.COERCE, "arrest", "arrest", 3),
        (Act.PROTEST, "demonstrate", "demonstrate", 2),
        (Act.RETREAT, "withdraw", "withdraw", 1),
    ),
)
INNER = {
    Act.AGREE: (Act.AID, "aid-military", "military", Standing.PROMISED),
    Act.REQUEST: (Act.RETREAT, "withdraw", "withdraw", Standing.DEMANDED),
    Act.THREATEN: (Act.SANCTION, "sanction", "sanction", Standing.THREATENED),
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One thing that happens in the synthetic world."""

    day: date
    act: Act
    meaning: str
    mode: str | None
    actor: Party
    recipient: Party | None
    where: Place | None
    persons: int | None
    topic: str


@dataclass(frozen=True, slots=True)
class World:
    """Who can act and where, from the real world's tables, the busiest first."""

    parties: tuple[tuple[Party, ...], ...]
    places: tuple[tuple[Place, ...], ...]

    @classmethod
    def load(cls) -> "World":
        """Return the states with their office-holders and places, in a fixed order of how much is told of them."""
        known = sorted(entities().values(), key=lambda one: one.id)
        states = [one for one in known if one.kind == "state" and one.country]
        order = sorted(states, key=lambda one: sha256(one.id.encode()).digest())
        people = {
            state.country: [one for one in known if one.kind == "person" and one.country == state.country] for state in order
        }
        places = {
            state.country: [one for one in known if one.kind == "place" and one.country == state.country] for state in order
        }
        parties = []
        for state in order:
            own = [Party(name=state.name, country=state.country, kind="state", entity=state.id)]
            own += [
                Party(name=one.name, country=one.country, kind="person", entity=one.id) for one in people[state.country][:4]
            ]
            own.append(Party(name=f"{state.name} army", country=state.country, kind="organisation"))
            parties.append(tuple(own))
        return cls(
            parties=tuple(parties),
            places=tuple(
                tuple(Place(name=one.name, country=one.country, entity=one.id) for one in places[state.country][:6])
                for state in order
            ),
        )


def archive(claims: int, seed: int = 1) -> Iterator[tuple[Report, Reading]]:
    """Yield reports with their readings, in order of day, until they hold so many claims."""
    drawn, world = random.Random(seed), World.load()
    made, day = 0, FIRST_DAY
    recent: list[Occurrence] = []
    while made < claims:
        coming = [_occurrence(drawn, world, day + timedelta(days=drawn.choice((2, 3, 7, 14)))) for _ in range(8)]
        fresh = [_occurrence(drawn, world, day) for _ in range(CLAIMS_A_DAY // 4)]
        recent = [one for one in recent if one.day >= day - timedelta(days=3) or one.day > day][-400:]
        pool = [*fresh, *recent, *coming]
        for number in range(CLAIMS_A_DAY // CLAIMS_A_REPORT):
            report, reading = _report(
                drawn, f"{day.isoformat()}-{number:03}.txt", day, pool, [one for one in recent if one.day <= day]
            )
            yield report, reading
            made += len(reading.claims)
            if made >= claims:
                return
        recent += [*drawn.sample(fresh, len(fresh) // 4), *coming]
        day += timedelta(days=1)


def _zipf(drawn: random.Random, count: int) -> int:
    """Return a place in a list of so many, the first ones far more often (Zipf's law with exponent about 1)."""
    return min(count - 1, int(count ** drawn.random()) - 1)


def _occurrence(drawn: random.Random, world: World, day: date) -> Occurrence:
    act, meaning, mode, _ = drawn.choices(ACTS, weights=[row[3] for row in ACTS])[0]
    ours, theirs = _zipf(drawn, len(world.parties)), _zipf(drawn, len(world.parties))
    places = world.places[theirs] or world.places[ours]
    alone = ours == theirs or (act in (Act.PROTEST, Act.MOBILIZE, Act.SAY) and drawn.random() < 0.5)
    return Occurrence(
        day=day,
        act=act,
        meaning=meaning,
        mode=mode,
        actor=drawn.choice(world.parties[ours]),
        recipient=None if alone else drawn.choice(world.parties[theirs]),
        where=drawn.choice(places) if places and drawn.random() < 0.5 else None,
        persons=drawn.randrange(2, 400) if act in (Act.COERCE, Act.ASSAULT, Act.PROTEST) else None,
        topic=" ".join(drawn.choice(_TOPIC_WORDS) for _ in range(4)),
    )


_SYLLABLES = ("gas", "bor", "tra", "min", "sec", "vot", "lan", "fis", "ura", "cor", "mar", "pol", "ref", "arm", "ban", "del")
_TOPIC_WORDS = tuple(f"{one}{other}ing" for one in _SYLLABLES for other in _SYLLABLES)


def _report(
    drawn: random.Random, name: str, day: date, pool: Sequence[Occurrence], past: Sequence[Occurrence]
) -> tuple[Report, Reading]:
    """Return one report: a few things of the day, told once or twice, and some background."""
    outlet = f"Paper {_zipf(drawn, OUTLETS)}"
    undated = drawn.random() < UNDATED
    told: list[Occurrence] = []
    while len(told) < CLAIMS_A_REPORT - 2:
        told.append(pool[_zipf(drawn, len(pool))] if drawn.random() < 0.8 or not past else drawn.choice(past))
        if drawn.random() < 0.2:
            told.append(told[-1])
    text = ""
    claims: list[Claim] = []
    paragraphs: list[Paragraph] = []
    for one in told:
        text, claims, paragraphs = _tell(drawn, name, day, one, undated, text, claims, paragraphs)
    report = Report(
        id=name,
        digest=sha256(f"{name}{text}".encode()).hexdigest(),
        text=text,
        paragraphs=tuple(paragraphs),
        published=None if undated else Published(day=day, source="dateline"),
        outlet=outlet,
        agency=drawn.choice(AGENCIES) if drawn.random() < 0.3 else None,
    )
    times = tuple(claim.time for claim in claims if claim.time is not None)
    return report, Reading(report=name, reader="scale", tongues=(), times=times, claims=tuple(claims))


def _tell(
    drawn: random.Random,
    name: str,
    day: date,
    one: Occurrence,
    undated: bool,
    text: str,
    claims: list[Claim],
    paragraphs: list[Paragraph],
) -> tuple[str, list[Claim], list[Paragraph]]:
    start = len(text)
    words = f"{one.actor.name} {one.meaning.replace('-', ' ')} {one.recipient.name if one.recipient else ''}"
    words += f" in {one.where.name}" if one.where else ""
    persons = one.persons
    amounts: tuple[Amount, ...] = ()
    if persons is not None:
        persons = persons if drawn.random() < 0.9 else persons + drawn.randrange(1, 200)
        amounts = (
            Amount(
                unit="person",
                value=float(persons),
                start=start + len(words) + 1,
                end=start + len(words) + 1 + len(str(persons)),
            ),
        )
        words += f" {persons} people"
    standing = Standing.PLANNED if one.day > day else Standing.HAPPENED
    phrase = None
    if drawn.random() < 0.75:
        said, parts = _time(drawn, one.day, undated)
        words += f" {said}"
        direction: Direction = "future" if standing is Standing.PLANNED else "past"
        end = start + len(words)
        phrase = TimePhrase(
            start=end - len(said), end=end, words=said, language="en", kind="date", rule="scale", direction=direction, **parts
        )
    speaks = one.act in SPEECH_ACTS or one.act == Act.SAY
    topic = one.topic if speaks else None
    words += f" about {topic}" if topic else ""
    voices = (one.actor,) if drawn.random() < 0.3 else ()
    claim = Claim(
        id=f"{name}#{len(claims) + 1}",
        report=name,
        start=start,
        end=start + len(words),
        words=words,
        language="en",
        act=one.act,
        mode=one.mode,
        meaning=one.meaning,
        actors=(replace(one.actor, start=start, end=start + len(one.actor.name), words=one.actor.name),),
        recipients=(one.recipient,) if one.recipient else (),
        standing=standing,
        where=one.where,
        time=phrase,
        amounts=amounts,
        voices=voices,
        topic=topic,
        evidence=(Evidence(field="act", rule=f"en/acts.toml:{one.meaning}", start=start, end=start + 5),),
    )
    claims = [*claims, claim]
    if one.act in INNER and drawn.random() < 0.7:
        act, meaning, mode, inner = INNER[one.act]
        deed = replace(claim, id=f"{name}#{len(claims) + 1}", act=act, meaning=meaning, mode=mode, standing=inner)
        claims.append(replace(deed, time=None, topic=None, amounts=(), content_of=claim.id))
    paragraphs = [*paragraphs, Paragraph(start=start, end=start + len(words) + 1, role="body")]
    return f"{text}{words}.\n", claims, paragraphs


def _time(drawn: random.Random, day: date, undated: bool) -> tuple[str, dict[str, Any]]:
    """Return time words for a day; one in a hundred has a day number that runs one ahead of its weekday."""
    weekday = {"weekday": day.isoweekday()}
    if not undated and drawn.random() < 0.6:
        return f"on {WEEKDAYS[day.weekday()]}", {**weekday, "anchor": "publication"}
    printed = day + timedelta(days=1) if drawn.random() < 0.01 else day
    words = f"on {WEEKDAYS[day.weekday()]} {printed.day} {MONTHS[printed.month - 1]}"
    return words, {**weekday, "day": printed.day, "month": printed.month}


def main() -> None:
    """Run the measure for each size and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--claims", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--store", action="store_true", help="also keep the account, and add one report to it")
    arguments.add_argument("--profile", action="store_true", help="print where the time of joining goes")
    given = arguments.parse_args()
    print(f"{'claims':>9} {'reports':>8} {'join s':>8} {'MB':>6} {'events':>8} {'ledger':>7} {'store s':>8} {'one more s':>10}")
    for size in given.claims:
        print(measure(size, store=given.store, profile=given.profile), flush=True)


def measure(size: int, *, store: bool, profile: bool) -> str:
    """Return one line of the table."""
    facts = list(archive(size))
    reports, readings = [pair[0] for pair in facts], [pair[1] for pair in facts]
    profiler = cProfile.Profile() if profile else None
    gc.disable()  # as derive.py does
    began = time.process_time()
    if profiler:
        profiler.enable()
    account = join(reports, readings, (), entities())
    if profiler:
        profiler.disable()
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumulative").print_stats(45)
    seconds = time.process_time() - began
    gc.enable()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    claims = sum(len(reading.claims) for reading in readings)
    line = f"{claims:>9} {len(reports):>8} {seconds:>8.1f} {memory:>6.0f} {len(account.events):>8} {len(account.ledger):>7}"
    return line + (_stored(facts) if store else "")


def _stored(facts: Sequence[tuple[Report, Reading]]) -> str:
    """Return the seconds to join and keep an archive but for its last report, and to add that."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "scale.vitni", create=True) as store:
        for report, reading in facts[:-1]:
            store.add_report(report, report.text.encode())
            store.add_reading(reading)
        began = time.process_time()
        rejoin(store)
        kept = time.process_time() - began
        store.add_report(facts[-1][0], b"")
        store.add_reading(facts[-1][1])
        began = time.process_time()
        rejoin(store)
        return f" {kept:>8.1f} {time.process_time() - began:>10.2f}"


if __name__ == "__main__":
    main()

"""A small story told by two reports, as joining would leave it: the values the faces and the store are tried on.

The sentences are ours; the facts are those of January 2022.
"""

from dataclasses import replace
from datetime import date, time
from hashlib import sha256

from vitni.chronicle.query import Chronicle
from vitni.chronicle.store import Store
from vitni.model.account import Account
from vitni.model.claim import Act, Amount, Claim, Evidence, Party, Place, Reading, Standing, Tongue, Unread
from vitni.model.entity import Entity
from vitni.model.event import Disagreement, Event, Life, Origin, Value
from vitni.model.ledger import Commitment
from vitni.model.text import Credit, Paragraph, Published, Report
from vitni.model.time import Anchor, Candidate, Dating, Interval, Reason, TimePhrase

ENGLISH = """Blinken to see Lavrov in Geneva

Telegram från AFP / Omni
18 January 2022, 17.19

The US secretary of state sits down with Russia's Sergei Lavrov in Geneva on Friday, an American official said.

Blinken travels to Kyiv later Tuesday. The United States will send Ukraine more arms for its defence if Russia invades.
"""
ICELANDIC = """Blinken og Lavrov hittust í Genf föstudaginn 22. janúar og töluðu saman í 90 mínútur.
Blinken hét Rússum skriflegu svari í næstu viku.
Rússar kröfðust þess að erlendur her færi frá Rúmeníu. Rúmenía hafnaði kröfunni.
Áður var Blinken í Kiev.
"""

BLINKEN = Party(name="Antony Blinken", country="USA", kind="person", entity="person:antony-blinken")
LAVROV = Party(name="Sergei Lavrov", country="RUS", kind="person", entity="person:sergei-lavrov")
STATES = Party(name="United States", country="USA", kind="state", entity="state:USA")
RUSSIA = Party(name="Russia", country="RUS", kind="state", entity="state:RUS")
UKRAINE = Party(name="Ukraine", country="UKR", kind="state", entity="state:UKR")
ROMANIA = Party(name="Romania", country="ROU", kind="state", entity="state:ROU")
OFFICIAL = Party(name="a US official", country="USA", kind="person", known_from="title")
GENEVA = Place(name="Geneva", country="CHE")
KYIV = Place(name="Kyiv", country="UKR")


def report(name: str, text: str, *, published: Published | None = None, **fields: str) -> Report:
    """Return a report whose lines are its paragraphs; lines that name a wire are credits."""
    paragraphs, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words:
            role = "credit" if "Telegram" in words or "17.19" in words else "body"
            paragraphs.append(Paragraph(start=at, end=at + len(words), role=role))  # type: ignore[arg-type]
        at += len(line)
    digest = sha256(text.encode()).hexdigest()
    return Report(id=name, digest=digest, text=text, paragraphs=tuple(paragraphs), published=published, **fields)  # type: ignore[arg-type]


WIRE = replace(
    report(
        "wire.txt",
        ENGLISH,
        published=Published(day=date(2022, 1, 18), clock=time(17, 19), source="dateline", start=58, end=80),
        outlet="Omni",
        agency="AFP",
        title="Blinken to see Lavrov in Geneva",
    ),
    credits=(Credit(role="agency", name="AFP", start=47, end=50), Credit(role="outlet", name="Omni", start=53, end=57)),
)
LETTER = report("letter.txt", ICELANDIC)


def phrase(source: Report, words: str, **parts: object) -> TimePhrase:
    """Return the time phrase that these words of the report are."""
    start = source.text.index(words)
    language = "en" if source is WIRE else "is"
    return TimePhrase(
        start=start,
        end=start + len(words),
        words=words,
        language=language,
        kind="date",
        rule="fixture",
        **parts,  # type: ignore[arg-type]
    )


def claim(source: Report, number: int, words: str, act: Act, meaning: str, standing: Standing, **fields: object) -> Claim:
    """Return a claim on these words of the report."""
    start = source.text.index(words)
    defaults: dict[str, object] = {"mode": None, "actors": (), "recipients": ()}
    return Claim(
        id=f"{source.id}#{number}",
        report=source.id,
        start=start,
        end=start + len(words),
        words=words,
        language="en" if source is WIRE else "is",
        act=act,
        meaning=meaning,
        standing=standing,
        **{**defaults, **fields},  # type: ignore[arg-type]
    )


ON_FRIDAY = phrase(WIRE, "on Friday", weekday=5, anchor="publication", direction="future")
LATER_TUESDAY = phrase(WIRE, "later Tuesday", weekday=2, part="later", anchor="publication")
THE_22ND = phrase(LETTER, "föstudaginn 22. janúar", weekday=5, day=22, month=1)
NEXT_WEEK = phrase(LETTER, "í næstu viku", unit="week", shift=1, anchor="publication")
NINETY = ICELANDIC.index("90 mínútur")

SITS_DOWN = claim(
    WIRE,
    1,
    "The US secretary of state sits down with Russia's Sergei Lavrov in Geneva on Friday",
    Act.CONSULT,
    "meet",
    Standing.PLANNED,
    mode="meeting",
    actors=(BLINKEN,),
    recipients=(LAVROV,),
    where=GENEVA,
    time=ON_FRIDAY,
    voices=(OFFICIAL,),
    evidence=(
        Evidence(field="act", rule="acts.toml meet: sit + down", start=145, end=154),
        Evidence(field="actors", rule="nsubj"),
    ),
)
TRAVELS = claim(
    WIRE,
    2,
    "Blinken travels to Kyiv later Tuesday",
    Act.CONSULT,
    "visit",
    Standing.PLANNED,
    mode="visit",
    actors=(BLINKEN,),
    recipients=(UKRAINE,),
    where=KYIV,
    time=LATER_TUESDAY,
)
ARMS = claim(
    WIRE,
    3,
    "The United States will send Ukraine more arms for its defence if Russia invades",
    Act.AID,
    "aid-military",
    Standing.PROMISED,
    mode="military",
    actors=(STATES,),
    recipients=(UKRAINE,),
    condition="if Russia invades",
)
MET = claim(
    LETTER,
    1,
    "Blinken og Lavrov hittust í Genf föstudaginn 22. janúar og töluðu saman í 90 mínútur",
    Act.CONSULT,
    "meet",
    Standing.HAPPENED,
    mode="meeting",
    actors=(BLINKEN,),
    recipients=(LAVROV,),
    where=GENEVA,
    time=THE_22ND,
    amounts=(Amount(unit="minute", value=90.0, start=NINETY, end=NINETY + 10),),
)
PROMISED = claim(
    LETTER,
    2,
    "Blinken hét Rússum skriflegu svari",
    Act.AGREE,
    "promise-answer",
    Standing.HAPPENED,
    mode="answer",
    actors=(BLINKEN,),
    recipients=(RUSSIA,),
)
ANSWER = claim(
    LETTER,
    3,
    "skriflegu svari í næstu viku",
    Act.CONSULT,
    "answer",
    Standing.PROMISED,
    mode="letter",
    actors=(BLINKEN,),
    recipients=(RUSSIA,),
    time=NEXT_WEEK,
    content_of="letter.txt#2",
)
DEMANDED = claim(
    LETTER,
    4,
    "Rússar kröfðust þess að erlendur her færi frá Rúmeníu",
    Act.REQUEST,
    "demand",
    Standing.HAPPENED,
    mode="demand",
    actors=(RUSSIA,),
    topic="að erlendur her færi frá Rúmeníu",
)
REFUSED = claim(
    LETTER,
    5,
    "Rúmenía hafnaði kröfunni",
    Act.REJECT,
    "reject",
    Standing.HAPPENED,
    mode="refuse",
    actors=(ROMANIA,),
    recipients=(RUSSIA,),
)
IN_KYIV = claim(
    LETTER,
    6,
    "Áður var Blinken í Kiev",
    Act.CONSULT,
    "visit",
    Standing.HAPPENED,
    mode="visit",
    actors=(BLINKEN,),
    recipients=(UKRAINE,),
    where=KYIV,
)
WIRE_READING = Reading(
    report="wire.txt",
    reader="fixture-1",
    tongues=(
        Tongue(start=0, end=31, language="en", known_from="detected"),
        Tongue(start=33, end=57, language="sv", known_from="detected"),
        Tongue(start=82, end=len(ENGLISH), language="en", known_from="detected"),
    ),
    times=(ON_FRIDAY, LATER_TUESDAY),
    claims=(SITS_DOWN, TRAVELS, ARMS),
    unread=(Unread(start=0, end=31, words=ENGLISH[:31], why="act without parties"),),
)
LETTER_READING = Reading(
    report="letter.txt",
    reader="fixture-1",
    tongues=(Tongue(start=0, end=len(ICELANDIC), language="is", known_from="detected"),),
    times=(THE_22ND, NEXT_WEEK),
    claims=(MET, PROMISED, ANSWER, DEMANDED, REFUSED, IN_KYIV),
)


def days(start: str, end: str) -> Interval:
    """Return the half-open interval between two ISO days."""
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end))


def reason(name: str, **values: str) -> Reason:
    """Return a reason with these values."""
    return Reason(name=name, weight=1.0, values=tuple(values.items()))


FRIDAY = days("2022-01-21", "2022-01-22")
SATURDAY = days("2022-01-22", "2022-01-23")
WEEK = days("2022-01-24", "2022-01-31")
REFUSED_YEAR = Candidate(
    interval=days("2021-01-22", "2021-01-23"),
    precision="day",
    reasons=(reason("report-of-known-day-fixes-year", report="wire.txt"),),
)
REFUSED_DAY = Candidate(interval=SATURDAY, precision="day", denies=("weekday",), reasons=(reason("denies-the-weekday"),))
SETTLED = Dating(
    interval=FRIDAY,
    precision="day",
    reasons=(reason("weekday-of-dateline", words="on Friday", report="wire.txt", day="2022-01-21"),),
    refused=(REFUSED_DAY, REFUSED_YEAR),
)
TUESDAY = Dating(
    interval=days("2022-01-18", "2022-01-19"), precision="day", reasons=(reason("words-say", words="later Tuesday"),)
)
NO_DAY = Dating(interval=None, precision=None)
AFP = Origin(id="origin:afp", reports=("wire.txt",), chain=("Omni", "AFP", "a US official"))
OWN = Origin(id="origin:letter", reports=("letter.txt",), chain=("Icelandic report",))
DAY_DISPUTED = Disagreement(
    id="2022-01-21-blinken-lavrov-geneva:when",
    event="2022-01-21-blinken-lavrov-geneva",
    field="when",
    values=(
        Value(value="2022-01-21", claims=("wire.txt#1",), words=("on Friday",)),
        Value(value="2022-01-22", claims=("letter.txt#1",), words=("föstudaginn 22. janúar",)),
    ),
    kind="calendar-slip",
    verdict="2022-01-21",
    reasons=SETTLED.reasons,
    refused=(reason("year-refused", year="2021"),),
)


def event(claims: tuple[Claim, ...], event_id: str, when: Dating = NO_DAY, **fields: object) -> Event:
    """Return the event these claims tell, with the parties of the first."""
    first, last = claims[0], claims[-1]
    origins = tuple(origin for origin in (AFP, OWN) if any(claim.report in origin.reports for claim in claims))
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    published = {"wire.txt": date(2022, 1, 18), "letter.txt": None}
    return Event(
        id=event_id,
        act=first.act,
        mode=first.mode,
        meaning=first.meaning,
        actors=first.actors,
        recipients=first.recipients,
        where=first.where,
        when=when,
        standing=last.standing,
        life=tuple(Life(standing=claim.standing, report=claim.report, day=published.get(claim.report)) for claim in claims),
        claims=tuple(claim.id for claim in claims),
        reports=reports,
        origins=origins,
        amounts=tuple(amount for claim in claims for amount in claim.amounts),
        topic=first.topic,
        condition=first.condition,
        datings=tuple((claim.id, when) for claim in claims if claim.time),
        **fields,  # type: ignore[arg-type]
    )


VISIT = event((TRAVELS, IN_KYIV), "2022-01-18-blinken-kyiv", TUESDAY)
ARMING = event((ARMS,), "undated-united-states-arms-ukraine")
MEETING = event((SITS_DOWN, MET), "2022-01-21-blinken-lavrov-geneva", SETTLED, disagreements=(DAY_DISPUTED,))
PROMISE = event((PROMISED,), "2022-01-21-blinken-promises-russia", replace(SETTLED, inferred=True))
ANSWERING = event(
    (ANSWER,),
    "2022-01-24-blinken-answers-russia",
    Dating(interval=WEEK, precision="week", reasons=(reason("words-say", words="í næstu viku"),)),
    content_of="2022-01-21-blinken-promises-russia",
)
DEMAND = event((DEMANDED,), "undated-russia-demands")
REFUSAL = event((REFUSED,), "undated-romania-rejects-russia")
ACCOUNT = Account(
    events=(VISIT, MEETING, PROMISE, ANSWERING, REFUSAL, DEMAND, ARMING),
    ledger=(
        Commitment(
            id="plan:2022-01-21-blinken-lavrov-geneva",
            kind="plan",
            event=MEETING.id,
            who=(BLINKEN,),
            toward=(LAVROV,),
            condition=None,
            due=SETTLED,
            said_on=TUESDAY,
            said=("wire.txt#1",),
            witnesses=("wire.txt",),
            state="kept",
            settled_by="letter.txt#1",
        ),
        Commitment(
            id="promise:2022-01-24-blinken-answers-russia",
            kind="promise",
            event=ANSWERING.id,
            who=(STATES,),
            toward=(RUSSIA,),
            condition=None,
            due=ANSWERING.when,
            said_on=SETTLED,
            said=("letter.txt#3",),
            witnesses=("letter.txt",),
            state="open",
        ),
        Commitment(
            id="promise:undated-united-states-arms-ukraine",
            kind="promise",
            event=ARMING.id,
            who=(STATES,),
            toward=(UKRAINE,),
            condition="if Russia invades",
            due=None,
            said_on=TUESDAY,
            said=("wire.txt#3",),
            witnesses=("wire.txt",),
            state="waiting",
        ),
        Commitment(
            id="demand:undated-russia-demands",
            kind="demand",
            event=DEMAND.id,
            who=(RUSSIA,),
            toward=(),
            condition=None,
            due=None,
            said_on=None,
            said=("letter.txt#4",),
            witnesses=("letter.txt",),
            state="refused",
            settled_by="letter.txt#5",
        ),
    ),
    disagreements=(DAY_DISPUTED,),
    entities=(
        Entity(id="person:antony-blinken", kind="person", name="Antony Blinken", country="USA", source="world/people.tsv"),
    ),
    anchors=(
        (
            "letter.txt",
            Anchor(day=None, interval=FRIDAY, inferred=True, shift=1, reasons=(reason("dated-by-witness", report="wire.txt"),)),
        ),
        ("wire.txt", Anchor(day=date(2022, 1, 18))),
    ),
)


def fill(store: Store) -> Store:
    """Put the story into a store and return it."""
    store.add_report(WIRE, ENGLISH.encode())
    store.add_report(LETTER, ICELANDIC.encode())
    store.add_reading(WIRE_READING)
    store.add_reading(LETTER_READING)
    store.save_account(ACCOUNT)
    return store


def chronicle() -> Chronicle:
    """Return the story as a chronicle in memory."""
    return Chronicle(fill(Store.open(":memory:", create=True)), added=2)

"""Small stories told by several reports, as readings of claims: what joining is tried on. The sentences are ours."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from vitni.model.claim import Act, Amount, Claim, Lesson, Party, Place, Reading, Standing
from vitni.model.entity import Entity, Term
from vitni.model.text import Paragraph, Published, Report
from vitni.model.time import TimePhrase


def state(name: str, code: str) -> Party:
    """Return a state as a party."""
    return Party(name=name, country=code, kind="state", entity=f"state:{code}")


def person(name: str, code: str | None, office: str | None = None) -> Party:
    """Return a person known to the world as a party."""
    return Party(name=name, country=code, kind="person", entity="person:" + name.casefold().replace(" ", "-"), office=office)


RUSSIA, CHINA, STATES, NORWAY = (
    state("Russia", "RUS"),
    state("China", "CHN"),
    state("United States", "USA"),
    state("Norway", "NOR"),
)
LAVROV, WANG = person("Sergei Lavrov", "RUS"), person("Wang Yi", "CHN")
BLINKEN = person("Antony Blinken", "USA", office="foreign-minister")
GUILIN = Place(name="Guilin", country="CHN")
WORLD = {
    entity.id: entity
    for entity in (
        Entity(id="state:RUS", kind="state", name="Russia", country="RUS"),
        Entity(id="state:CHN", kind="state", name="China", country="CHN"),
        Entity(
            id="person:antony-blinken",
            kind="person",
            name="Antony Blinken",
            country="USA",
            terms=(Term(office="foreign-minister", country="USA", start=date(2021, 1, 26), end=date(2025, 1, 20)),),
        ),
        Entity(
            id="person:sergei-lavrov",
            kind="person",
            name="Sergei Lavrov",
            country="RUS",
            terms=(Term(office="foreign-minister", country="RUS", start=date(2004, 3, 9), end=None),),
        ),
    )
}


@dataclass
class Story:
    """Reports and claims under construction; `tell` adds a claim on words that stand in its report's text."""

    reports: dict[str, Report] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    lessons: dict[str, list[Lesson]] = field(default_factory=dict)

    def report(
        self, name: str, text: str, day: str | None = None, outlet: str | None = None, agency: str | None = None
    ) -> None:
        """Add a report; each line of its text is a paragraph."""
        paragraphs, at = [], 0
        for line in text.split("\n"):
            if line:
                paragraphs.append(Paragraph(start=at, end=at + len(line), role="body"))
            at += len(line) + 1
        self.reports[name] = Report(
            id=name,
            digest=sha256(text.encode()).hexdigest(),
            text=text,
            paragraphs=tuple(paragraphs),
            published=Published(day=date.fromisoformat(day), source="given") if day else None,
            outlet=outlet,
            agency=agency,
        )
        self.claims[name] = []

    def tell(self, report: str, words: str, act: Act, meaning: str, mode: str | None = None, **fields: Any) -> Claim:
        """Add a claim on these words; `time` may be given as (words, parts of the phrase)."""
        text = self.reports[report].text
        start = text.index(words)
        if "time" in fields:
            timed, parts = fields.pop("time")
            at = text.index(timed)
            fields["time"] = TimePhrase(
                start=at, end=at + len(timed), words=timed, language="en", kind="date", rule="story", **parts
            )
        given = {"actors": (), "recipients": (), "standing": Standing.HAPPENED, **fields}
        claim = Claim(
            id=f"{report}#{len(self.claims[report]) + 1}",
            report=report,
            start=start,
            end=start + len(words),
            words=words,
            language="en",
            act=act,
            mode=mode,
            meaning=meaning,
            **given,
        )
        self.claims[report].append(claim)
        return claim

    def teach(self, report: str, party: Party, office: str) -> None:
        """Add a lesson: the report calls this person by this office."""
        lesson = Lesson(
            entity=party.entity or "", name=party.name, country=party.country, office=office, report=report, start=0, end=1
        )
        self.lessons.setdefault(report, []).append(lesson)

    def readings(self) -> list[Reading]:
        """Return one reading a report."""
        return [
            Reading(
                report=name,
                reader="story",
                tongues=(),
                times=tuple(claim.time for claim in claims if claim.time is not None),
                claims=tuple(claims),
                lessons=tuple(self.lessons.get(name, ())),
            )
            for name, claims in self.claims.items()
        ]


def antalya(*, dated: bool = False) -> Story:
    """A meeting of Thursday 10 March 2022, told by a wire of that week and by a letter whose weekdays are those of 2021.

    The letter's "Wednesday 10 March" and "Monday 8 March" both fit 2021; 10 March 2022 was a Thursday and the 8th a Tuesday.
    """
    story = Story()
    story.report("wire", "Lavrov met Dmytro Kuleba in Antalya on Thursday for 90 minutes.", day="2022-03-11")
    letter = "Lavrov met Dmytro Kuleba in Antalya on Wednesday 10 March for two hours. On Monday 8 March Russia struck Ukraine."
    story.report("letter", letter, day="2022-03-13" if dated else None)
    kuleba, place = person("Dmytro Kuleba", "UKR"), Place(name="Antalya", country="TUR")
    thursday = ("on Thursday", {"weekday": 4, "direction": "past"})
    wednesday = ("Wednesday 10 March", {"weekday": 3, "day": 10, "month": 3, "direction": "past"})
    for name, time, length in (
        ("wire", thursday, Amount(unit="minute", value=90.0)),
        ("letter", wednesday, Amount(unit="hour", value=2.0)),
    ):
        story.tell(
            name,
            "Lavrov met Dmytro Kuleba in Antalya",
            Act.CONSULT,
            "meet",
            "meeting",
            actors=(LAVROV,),
            recipients=(kuleba,),
            where=place,
            time=time,
            amounts=(length,),
        )
    story.tell(
        "letter",
        "On Monday 8 March Russia struck Ukraine",
        Act.ASSAULT,
        "strike",
        "strike",
        actors=(RUSSIA,),
        recipients=(state("Ukraine", "UKR"),),
        time=("Monday 8 March", {"weekday": 1, "day": 8, "month": 3, "direction": "past"}),
    )
    return story


def guilin() -> Story:
    """A meeting announced by a wire of Friday 19 March 2021, told as past by an undated report whose calendar runs a day ahead.

    23 March 2021 was a Tuesday; "Tuesday 24 March" and "Monday 23 March" both fit 2015, 2020 and 2026. The report calls
    Blinken foreign minister, which he was from 26 January 2021.
    """
    story = Story()
    story.report(
        "wire",
        "Lavrov will meet Wang Yi in Guilin on Tuesday, a Russian diplomat said.\nChina will host him for two days.",
        day="2021-03-19",
        outlet="Morning Paper",
        agency="TASS",
    )
    story.tell(
        "wire",
        "Lavrov will meet Wang Yi in Guilin on Tuesday",
        Act.CONSULT,
        "meet",
        "meeting",
        actors=(LAVROV,),
        recipients=(WANG,),
        standing=Standing.PLANNED,
        where=GUILIN,
        time=("on Tuesday", {"weekday": 2, "anchor": "publication", "direction": "future"}),
        voices=(Party(name="a Russian diplomat", country="RUS", kind="person"),),
    )
    story.report(
        "letter",
        "The ministers met in Guilin on Tuesday 24 March for three hours. "
        "Wang Yi promised Russia a written reply next week. "
        "On Monday 23 March Antony Blinken had warned China of sanctions. "
        "On 24 March Norway accused Russia of hacking.",
    )
    story.tell(
        "letter",
        "The ministers met in Guilin on Tuesday 24 March",
        Act.CONSULT,
        "meet",
        "meeting",
        actors=(LAVROV,),
        recipients=(WANG,),
        where=GUILIN,
        time=("Tuesday 24 March", {"weekday": 2, "day": 24, "month": 3, "direction": "past"}),
    )
    promise = story.tell(
        "letter", "Wang Yi promised Russia", Act.AGREE, "promise-answer", "answer", actors=(WANG,), recipients=(RUSSIA,)
    )
    story.tell(
        "letter",
        "a written reply next week",
        Act.CONSULT,
        "answer",
        "letter",
        actors=(WANG,),
        recipients=(RUSSIA,),
        standing=Standing.PROMISED,
        time=("next week", {"unit": "week", "shift": 1, "anchor": "publication"}),
        content_of=promise.id,
    )
    story.tell(
        "letter",
        "On Monday 23 March Antony Blinken had warned China of sanctions",
        Act.THREATEN,
        "threaten-sanction",
        "sanction",
        actors=(BLINKEN,),
        recipients=(CHINA,),
        time=("Monday 23 March", {"weekday": 1, "day": 23, "month": 3, "direction": "past"}),
    )
    story.tell(
        "letter",
        "On 24 March Norway accused Russia of hacking",
        Act.ACCUSE,
        "accuse",
        "allege",
        actors=(NORWAY,),
        recipients=(RUSSIA,),
        time=("On 24 March", {"day": 24, "month": 3, "direction": "past"}),
    )
    return story


FARMERS = Party(name="farmers", country="NOR", kind="group")
POLICE = Party(name="Norwegian police", country="NOR", kind="organisation")
UKRAINE, ROMANIA = state("Ukraine", "UKR"), state("Romania", "ROU")
ODESA = Place(name="Odesa", country="UKR")


def strikes() -> Story:
    """Two strikes on Odesa on two days of one week, told by two papers that each tell one."""
    story = Story()
    story.report("monday", "Russia struck Odesa on Monday.", day="2023-07-18")
    story.report("thursday", "Russia struck Odesa on Thursday.", day="2023-07-21")
    for name, words, weekday in (("monday", "on Monday", 1), ("thursday", "on Thursday", 4)):
        story.tell(
            name,
            f"Russia struck Odesa {words}",
            Act.ASSAULT,
            "strike",
            "strike",
            actors=(RUSSIA,),
            recipients=(UKRAINE,),
            where=ODESA,
            time=(words, {"weekday": weekday, "anchor": "publication", "direction": "past"}),
        )
    return story


def arrests(first: str, second: str, *, same_day: bool = False) -> Story:
    """One round of arrests in Oslo, counted by two papers in the words given ("45", "about 50")."""
    story = Story()
    for name, words, day in (("early", first, "2023-05-02"), ("late", second, "2023-05-02" if same_day else "2023-05-04")):
        text = f"Norwegian police arrested {words} farmers in Oslo on 1 May 2023."
        story.report(name, text, day=day, outlet=name.title())
        start = text.index(words)
        story.tell(
            name,
            text[:-1],
            Act.COERCE,
            "arrest",
            "arrest",
            actors=(POLICE,),
            recipients=(FARMERS,),
            where=Place(name="Oslo", country="NOR"),
            amounts=(amount(words, start),),
            time=("1 May 2023", {"day": 1, "month": 5, "year": 2023}),
        )
    return story


def amount(words: str, start: int) -> Amount:
    """Return the persons that "45", "at least 11" or "30 to 60" count."""
    numbers = [float(word) for word in words.split() if word.isdigit()]
    at = {"start": start, "end": start + len(words)}
    if words.startswith("at least"):
        return Amount(unit="person", low=numbers[0], **at)
    if len(numbers) == 2:
        return Amount(unit="person", low=numbers[0], high=numbers[1], **at)
    return Amount(unit="person", value=numbers[0], **at)


def pledge(ending: str | None) -> Story:
    """Norway promises Ukraine a field hospital; a later report tells the ending: "sent", "denied", or none comes."""
    story = Story()
    story.report("before", "Norway promised to send Ukraine a field hospital next week.", day="2023-03-01")
    promise = story.tell("before", "Norway promised", Act.AGREE, "promise-aid", "aid", actors=(NORWAY,), recipients=(UKRAINE,))
    story.tell(
        "before",
        "to send Ukraine a field hospital next week",
        Act.AID,
        "aid-humanitarian",
        "humanitarian",
        actors=(NORWAY,),
        recipients=(UKRAINE,),
        standing=Standing.PROMISED,
        time=("next week", {"unit": "week", "shift": 1, "anchor": "publication"}),
        content_of=promise.id,
    )
    if ending is not None:
        standing = Standing.HAPPENED if ending == "sent" else Standing.DENIED
        words = (
            "Norway has sent Ukraine a field hospital" if ending == "sent" else "Norway has not sent Ukraine a field hospital"
        )
        story.report("after", words + ".", day="2023-03-20")
        story.tell(
            "after",
            words,
            Act.AID,
            "aid-humanitarian",
            "humanitarian",
            actors=(NORWAY,),
            recipients=(UKRAINE,),
            standing=standing,
        )
    return story


def demand() -> Story:
    """Russia demands that foreign troops leave Romania; the Romanian minister refuses in the next sentence."""
    story = Story()
    text = "Russia demanded that foreign troops leave Romania. The Romanian foreign minister rejected the demand at once."
    story.report("paper", text, day="2022-01-22")
    asked = story.tell("paper", "Russia demanded", Act.REQUEST, "demand", "demand", actors=(RUSSIA,))
    story.tell(
        "paper",
        "foreign troops leave Romania",
        Act.RETREAT,
        "withdraw",
        "withdraw",
        recipients=(ROMANIA,),
        standing=Standing.DEMANDED,
        content_of=asked.id,
    )
    minister = Party(
        name="Romanian foreign minister", country="ROU", kind="person", office="foreign-minister", known_from="title"
    )
    story.tell(
        "paper",
        "The Romanian foreign minister rejected the demand at once",
        Act.REJECT,
        "reject",
        "refuse",
        actors=(minister,),
        recipients=(RUSSIA,),
    )
    return story


def copied() -> Story:
    """A paper prints another's paragraph with a word changed; a third tells the same in words of its own."""
    story = Story()
    original = "Foreign ministers Sergei Lavrov and Wang Yi met for three hours in Guilin and spoke about gas and the Arctic."
    tellings = {
        "first": original,
        "copy": original.replace("spoke about", "talked about"),
        "own": "The Russian and Chinese ministers Lavrov and Wang came together in southern China.",
    }
    for name, text in tellings.items():
        story.report(name, text, day="2021-03-24", outlet=name.title())
        story.tell(name, text[:-1], Act.CONSULT, "meet", "meeting", actors=(LAVROV,), recipients=(WANG,))
    return story


def denial() -> Story:
    """One paper tells that Norway expelled Russian diplomats; in another Norway denies it."""
    story = Story()
    for name, words, standing in (
        ("claims", "Norway has expelled Russian diplomats", Standing.HAPPENED),
        ("denies", "Norway has not expelled Russian diplomats", Standing.DENIED),
    ):
        story.report(name, words + ".", day="2023-04-13")
        story.tell(name, words, Act.SANCTION, "expel", "expel", actors=(NORWAY,), recipients=(RUSSIA,), standing=standing)
    return story

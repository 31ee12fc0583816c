"""Every event has a plain English title."""

from dataclasses import replace

import pytest

from tests.faces.fixtures import ANSWERING, ARMING, DEMAND, LAVROV, MEETING, PROMISE, ROMANIA, RUSSIA, UKRAINE, VISIT
from vitni.faces.titles import act_words, base_form, gerund, phrase_of, shortened, third_person, title_of
from vitni.model.claim import Act, Party, Standing
from vitni.model.event import Event
from vitni.reference.files import WORLD, load_toml

SEPARATISTS = Party(name="separatists in eastern Ukraine", country="UKR", kind="group")


@pytest.mark.parametrize(
    ("event", "title"),
    [
        (MEETING, "Blinken and Lavrov meet in Geneva"),
        (replace(MEETING, standing=Standing.PLANNED), "Blinken and Lavrov to meet in Geneva"),
        (replace(MEETING, recipients=()), "Blinken meets in Geneva"),
        (replace(MEETING, where=None, standing=Standing.PREDICTED), "Blinken and Lavrov may meet"),
        (replace(MEETING, standing=Standing.DENIED), "Blinken and Lavrov meet in Geneva (denied)"),
        (VISIT, "Blinken visits Kyiv"),
        (replace(VISIT, where=None), "Blinken visits Ukraine"),
        (ANSWERING, "Blinken to answer Russia in writing (promised)"),
        (DEMAND, "Russia demands: “að erlendur her færi frá Rúmeníu”"),
        (replace(ARMING, standing=Standing.ALLEGED, actors=(), condition=None), "Someone arms Ukraine (alleged)"),
        (replace(ARMING, standing=Standing.HAPPENED, actors=(RUSSIA, LAVROV)), "Russia and Lavrov arm Ukraine"),
        (replace(ARMING, standing=Standing.HAPPENED, actors=(SEPARATISTS,)), "Separatists in eastern Ukraine arm Ukraine"),
    ],
)
def test_a_title_says_who_does_what_with_whom_where_and_how_it_stands(event: Event, title: str) -> None:
    """The verb agrees with its subject and its standing; what is unknown is left out."""
    assert title_of(event) == title


def test_an_act_that_speaks_of_another_is_told_with_it() -> None:
    """ "Blinken promises Russia" alone would say nothing."""
    assert title_of(replace(PROMISE, meaning="promise"), ANSWERING) == "Blinken promises to answer Russia in writing"
    assert title_of(PROMISE, ANSWERING) == "Blinken promises Russia an answer"
    demand = replace(DEMAND, topic=None)
    assert title_of(demand, replace(ANSWERING, actors=(ROMANIA,))) == "Russia demands that Romania answer Russia in writing"
    accusation = replace(
        DEMAND, act=Act.ACCUSE, mode="allege", meaning="accuse", actors=(UKRAINE,), recipients=(RUSSIA,), topic=None
    )
    assert title_of(accusation, ARMING) == "Ukraine accuses Russia of arming Ukraine"


def test_the_act_alone_is_told_in_its_base_form() -> None:
    """The ledger says who in a column of its own."""
    assert act_words(ANSWERING) == "answer Russia in writing"
    assert act_words(MEETING) == "meet with Lavrov in Geneva"


def test_a_promise_of_anothers_act_names_the_other() -> None:
    """Belarus promised that Russia would leave; "agrees to withdraw" would make it Belarus's withdrawal."""
    promise = replace(PROMISE, actors=(ROMANIA,), recipients=(), meaning="promise-withdraw", mode="withdraw", topic=None)
    leaving = replace(DEMAND, act=Act.RETREAT, meaning="withdraw", mode="withdraw", actors=(RUSSIA,), recipients=(), topic=None)
    assert "Romania agrees that Russia will withdraw" in title_of(promise, leaving)
    assert "that" not in title_of(promise, replace(leaving, actors=(ROMANIA,)))


def test_what_is_done_is_not_said_twice() -> None:
    """ "Turkey consents to consent" says nothing."""
    assert title_of(PROMISE, replace(PROMISE, content_of=PROMISE.id)) == title_of(PROMISE)


def test_every_meaning_has_a_title_that_can_be_taken_apart() -> None:
    """A new row of meanings.toml must work in all standings; {r} must never be left in a title."""
    for meaning in load_toml(WORLD / "meanings.toml"):
        phrase = phrase_of(meaning)
        assert third_person(phrase.base) not in (phrase.base, ""), meaning
        assert base_form(third_person(phrase.base)) == phrase.base, meaning
        for recipients in ((), (RUSSIA,)):
            for standing in Standing:
                event = replace(MEETING, meaning=meaning, recipients=recipients, standing=standing)
                assert "{" not in title_of(event) + act_words(event), meaning


def test_an_unknown_meaning_is_shown_by_its_name() -> None:
    """A chronicle of a newer vitni may hold one; a title must still come."""
    assert "levitate" in title_of(replace(MEETING, meaning="levitate"))


def test_verbs_bend() -> None:
    """The few spellings English asks for."""
    assert [gerund(verb) for verb in ("arm", "invade", "ban", "be")] == ["arming", "invading", "banning", "being"]
    assert [base_form(verb) for verb in ("masses", "accuses", "vetoes", "is")] == ["mass", "accuse", "veto", "be"]


def test_long_words_are_cut_at_a_word() -> None:
    """A title is one line."""
    assert shortened("one two\nthree", 20) == "one two three"
    assert shortened("one two three", 9) == "one two …"

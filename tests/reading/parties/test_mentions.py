"""Who a word of a report stands for: names, titles, peoples, groups, pronouns and places."""

from datetime import date

from tests.reading.drawn import sentence
from vitni.reading.parties.mentions import Mentions, find_mentions
from vitni.reference.world import load_world
from vitni.syntax.tree import Sentence


def read(*sentences: Sentence, day: date | None = None) -> Mentions:
    """Find the mentions of a report of these sentences."""
    return find_mentions(sentences, load_world(), report="r", day=day)


def named(mentions: Mentions, number: int, token: int) -> list[tuple[str, str | None]]:
    """Return name and country of the parties of a word."""
    return [(party.name, party.country) for party in mentions.parties_of(number, token)]


MINISTERS = sentence(
    """
    Norwegian Norwegian ADJ 3 amod
    Foreign foreign ADJ 3 amod
    Minister minister NOUN 7 nsubj Number=Sing
    Espen Espen PROPN 3 flat
    Barth Barth PROPN 3 flat
    Eide Eide PROPN 3 flat
    met meet VERB 0 root
    the the DET 10 det
    Finnish Finnish ADJ 10 amod
    president president NOUN 7 obj Number=Sing
    . . PUNCT 7 punct
    """
)
HE = sentence(
    """
    He he PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
    praised praise VERB 0 root
    the the DET 4 det
    minister minister NOUN 2 obj Number=Sing
    . . PUNCT 2 punct
    """
)


def test_a_title_with_its_name_is_one_party() -> None:
    """The adjective, the office and the name are one person, who acts for the state."""
    mentions = read(MINISTERS)
    assert named(mentions, 0, 2) == [("Espen Barth Eide", "NOR")]
    assert named(mentions, 0, 5) == [("Espen Barth Eide", "NOR")]


def test_a_title_without_a_name_is_an_unnamed_party_of_its_state() -> None:
    """Who held the office is joining's to know; the report only says which."""
    assert named(read(MINISTERS), 0, 9) == [("Finnish president", "FIN")]


def test_an_adjective_alone_stands_for_its_state() -> None:
    """ "Norwegian" inside the phrase is Norway when asked by itself."""
    assert named(read(MINISTERS), 0, 0) == [("Norway", "NOR")]


def test_an_apposition_teaches_name_office_and_state() -> None:
    """Reports teach who holds which office."""
    lessons = read(MINISTERS).lessons
    assert [(row.name, row.office, row.country) for row in lessons] == [("Espen Barth Eide", "foreign-minister", "NOR")]


def test_a_later_title_means_the_person_named_before() -> None:
    """ "the minister" is the minister this report named."""
    assert named(read(MINISTERS, HE), 1, 3) == [("Espen Barth Eide", "NOR")]


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    """Subjects stay the topic."""
    assert named(read(MINISTERS, HE), 1, 0) == [("Espen Barth Eide", "NOR")]


def test_plural_titles_stand_for_one_party_each_state() -> None:
    """ "foreign ministers of X and Y" are two parties, named where the report names them."""
    ministers = sentence(
        """
        Utanríkisráðherrar utanríkisráðherra NOUN 5 nsubj Case=Nom|Gender=Masc|Number=Plur
        Noregs Noregur PROPN 1 nmod:poss Case=Gen
        og og CCONJ 4 cc
        Danmerkur Danmörk PROPN 2 conj Case=Gen
        hittust hittast VERB 0 root
        . . PUNCT 5 punct
        """,
        language="is",
    )
    eide = sentence(
        """
        Espen Espen PROPN 4 nsubj Case=Nom
        Barth Barth PROPN 1 flat
        Eide Eide PROPN 1 flat
        talaði tala VERB 0 root
        . . PUNCT 4 punct
        """,
        language="is",
    )
    found = named(read(ministers, eide, day=date(2024, 5, 1)), 0, 0)
    assert found == [("Espen Barth Eide", "NOR"), ("Danish foreign minister", "DNK")]


def test_a_state_and_an_office_in_one_word_are_cut() -> None:
    """Germanic compounds hide the state."""
    word = sentence("Finnlandsforseti finnlandsforseti NOUN 2 nsubj Case=Nom|Number=Sing\nkom koma VERB 0 root", language="is")
    assert named(read(word), 0, 0) == [("Finnish president", "FIN")]


def test_troops_act_as_their_state_through_quantities() -> None:
    """ "tens of thousands of Russian troops" is Russia, wherever the tree puts the head."""
    troops = sentence(
        """
        Tens ten NOUN 7 nsubj Number=Plur
        of of ADP 3 case
        thousands thousand NOUN 1 nmod Number=Plur
        of of ADP 6 case
        Russian Russian ADJ 6 amod
        troops troop NOUN 3 nmod Number=Plur
        amass amass VERB 0 root
        """
    )
    assert named(read(troops), 0, 0) == [("Russia", "RUS")]
    assert named(read(troops), 0, 5) == [("Russia", "RUS")]


def test_coordinated_names_are_all_given() -> None:
    """Talks with three states have three parties."""
    talks = sentence(
        """
        Talks talk NOUN 0 root
        with with ADP 3 case
        Britain Britain PROPN 1 nmod
        , , PUNCT 5 punct
        France France PROPN 3 conj
        and and CCONJ 7 cc
        Germany Germany PROPN 3 conj
        """
    )
    assert [country for _, country in named(read(talks), 0, 2)] == ["GBR", "FRA", "DEU"]


def test_police_without_a_state_belong_to_the_place_of_the_passage() -> None:
    """Local institutions are those of the town named last, not of whoever visits it."""
    town = sentence(
        "He he PRON 2 nsubj\ngreeted greet VERB 0 root\nTurks Turk NOUN 2 obj\nin in ADP 5 case\nHamburg Hamburg PROPN 2 obl"
    )
    police = sentence("Police police NOUN 2 nsubj\nwatched watch VERB 0 root")
    assert named(read(town, police), 1, 0) == [("German police", "DEU")]


def test_an_institution_that_nothing_places_has_no_state() -> None:
    """Unknown stays None."""
    assert named(read(sentence("Police police NOUN 2 nsubj\nwatched watch VERB 0 root")), 0, 0) == [("police", None)]


def test_owners_of_things_are_asked_apart() -> None:
    """A movement is no party, but its owner is."""
    movements = sentence("Russian Russian ADJ 2 amod\nmovements movement NOUN 3 nsubj\nworry worry VERB 0 root")
    mentions = read(movements)
    assert named(mentions, 0, 1) == []
    assert [party.country for party in mentions.owner_of(0, 1)] == ["RUS"]


def test_capitals_are_places_and_stand_for_their_state() -> None:
    """The slot decides which: "Kyiv said", "in Kyiv"."""
    kyiv = sentence("Kænugarði Kænugarður PROPN 0 root", language="is")
    mentions = read(kyiv)
    place = mentions.place_of(0, 0)
    assert place is not None and (place.name, place.country) == ("Kyiv", "UKR")
    assert [(party.name, party.known_from) for party in mentions.parties_of(0, 0)] == [("Ukraine", "metonym")]


def test_cyrillic_names_come_out_in_the_usual_english_spelling() -> None:
    """One person, whatever the alphabet and the case."""
    words = sentence("Сергеем Сергей PROPN 0 root Case=Ins\nЛавровым Лавров PROPN 1 flat Case=Ins", language="ru")
    assert named(read(words), 0, 0) == [("Sergei Lavrov", "RUS")]


def test_a_counterpart_holds_the_same_office_for_another_state() -> None:
    """ "his Iraqi counterpart" is a foreign minister because the man before is one."""
    counterpart = sentence(
        """
        He he PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
        met meet VERB 0 root
        his his PRON 5 nmod:poss Poss=Yes
        Iraqi Iraqi ADJ 5 amod
        counterpart counterpart NOUN 2 obj Number=Sing
        """
    )
    assert named(read(MINISTERS, counterpart), 1, 4) == [("Iraqi foreign minister", "IRQ")]


def test_both_sides_are_the_two_parties_named_together() -> None:
    """What was said of two is taken up as two."""
    talks = sentence(
        """
        Norwegian Norwegian ADJ 4 amod
        and and CCONJ 3 cc
        Danish Danish ADJ 1 conj
        officials official NOUN 5 nsubj Number=Plur
        met meet VERB 0 root
        """
    )
    sides = sentence("Both both DET 2 det\nsides side NOUN 3 nsubj Number=Plur\nagreed agree VERB 0 root")
    assert [country for _, country in named(read(talks, sides), 1, 1)] == ["NOR", "DNK"]


def test_opponents_of_a_person_are_named_after_him() -> None:
    """A crowd against somebody is no crowd of his state."""
    crowd = sentence(
        """
        Anhänger Anhänger NOUN 4 nsubj Number=Plur
        von von ADP 3 case
        Macron Macron PROPN 1 nmod
        jubelten jubeln VERB 0 root
        """,
        language="de",
    )
    assert named(read(crowd), 0, 0) == [("Macron supporters", None)]


def test_a_title_parted_by_its_adjective_is_whole() -> None:
    """Romance languages put the adjective inside the title."""
    minister = sentence(
        """
        ministre ministre NOUN 6 nsubj Number=Sing
        finlandais finlandais ADJ 1 amod
        des de ADP 4 case
        Affaires affaire NOUN 1 nmod
        étrangères étranger ADJ 4 amod
        parle parler VERB 0 root
        """,
        language="fr",
    )
    assert named(read(minister), 0, 0) == [("Finnish foreign minister", "FIN")]


def test_a_people_within_another_belongs_to_where_it_lives() -> None:
    """German Turks act in Germany, in two words or in one."""
    turks = sentence("Deutschtürken Deutschtürke NOUN 0 root Number=Plur", language="de")
    assert named(read(turks), 0, 0) == [("German Turks", "DEU")]


def test_a_seat_may_stand_for_an_organisation() -> None:
    """ "Brussels" that rejects a proposal is the European Union."""
    seat = sentence("Brussels Brussels PROPN 2 nsubj\nrefused refuse VERB 0 root")
    assert named(read(seat), 0, 0) == [("European Union", None)]


def test_borders_are_places_of_their_state() -> None:
    """ "on Finland's border" is where, and more exact than Finland."""
    border = sentence("landamæri landamæri NOUN 0 root\nFinnlands Finnland PROPN 1 nmod:poss Case=Gen", language="is")
    place = read(border).place_of(0, 0)
    assert place is not None and (place.name, place.country) == ("Finland border", "FIN")


def test_a_surname_alone_is_no_stranger_of_the_same_name() -> None:
    """A teacher called Miller is not the head of a Russian company."""
    miller = sentence("Miller Miller PROPN 2 nsubj\ntaught teach VERB 0 root\nTexans Texan NOUN 2 obj")
    assert named(read(miller), 0, 0) == []


def test_first_persons_are_left_to_the_reader() -> None:
    """Only who reads quotations knows who speaks."""
    we = sentence("We we PRON 2 nsubj Number=Plur|Person=1|PronType=Prs\nagree agree VERB 0 root")
    mention = read(we).mention_at(0, 0)
    assert mention is not None and mention.kind == "speaker" and mention.parties == ()


def test_nothing_is_found_in_nothing() -> None:
    """An empty report has no mentions."""
    assert read().mentions == ()


def test_a_known_surname_needs_no_tag() -> None:
    """Taggers miss names that open a sentence; a surname that nobody else bears is known as it stands, or bent."""
    modi = sentence("Modi modi NOUN 2 nsubj\nvisited visit VERB 0 root\nLima Lima PROPN 2 obj")
    assert named(read(modi), 0, 0) == [("Narendra Modi", "IND")]
    praise = sentence("Trumps Trumps ADJ 2 amod\nLob Lob NOUN 3 nsubj\nfehlte fehlen VERB 0 root", language="de")
    assert named(read(praise), 0, 0) == [("Donald Trump", "USA")]


def test_a_word_of_the_calendar_is_no_name() -> None:
    """In German every noun has a capital, and models take "Freitag" for a place."""
    friday = sentence(
        "Kanada Kanada PROPN 4 nsubj\nam an ADP 3 case\nFreitag Freitag PROPN 4 obl\nschwieg schweigen VERB 0 root",
        language="de",
    )
    assert read(friday).mention_at(0, 2) is None


def test_the_full_name_of_a_known_person_needs_no_tags() -> None:
    """Chinese and Korean names fall apart in the tagger's hands; hyphens and endings belong to them."""
    kim = sentence(
        """
        Keňa Keňa PROPN 2 nsubj
        pozvala pozvat VERB 0 root
        Kim kim NOUN 2 obj
        Čong čong X 3 flat
        - - PUNCT 6 punct
        una un X 4 flat
        """,
        language="cs",
    )
    assert named(read(kim), 0, 2) == [("Kim Jong Un", "PRK")]


def test_workers_are_a_group_of_the_place_they_work_in() -> None:
    """ "Nurses in Zimbabwe" act for nobody but themselves, in Zimbabwe."""
    nurses = sentence(
        "Nurses nurse NOUN 4 nsubj Number=Plur\nin in ADP 3 case\nZambia Zambia PROPN 1 nmod\nstruck strike VERB 0 root"
    )
    assert named(read(nurses), 0, 0) == [("nurses in Zambia", "ZMB")]


def test_an_institution_belongs_to_the_state_it_stands_in() -> None:
    """ "The junta in Niger" is Niger's, whatever else is named around it."""
    junta = sentence(
        """
        Junta junta NOUN 4 nsubj Number=Sing
        in in ADP 3 case
        Niger Niger PROPN 1 nmod
        left leave VERB 0 root
        Peru Peru PROPN 4 obj
        """
    )
    assert named(read(junta), 0, 0) == [("Nigerien government", "NER")]


def test_two_pronouns_of_one_clause_are_two_persons() -> None:
    """ "He thanked him": whoever he is, him is the other."""
    thanks = sentence(
        """
        He he PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
        thanked thank VERB 0 root
        him he PRON 2 obj Gender=Masc|Number=Sing|Person=3|PronType=Prs
        """
    )
    meeting = sentence("Modi Modi PROPN 2 nsubj\nmet meet VERB 0 root\nTrudeau Trudeau PROPN 2 obj")
    mentions = read(meeting, thanks)
    assert named(mentions, 1, 0) == [("Narendra Modi", "IND")]
    assert named(mentions, 1, 2) == [("Justin Trudeau", "CAN")]


def test_the_state_of_a_minister_is_not_where_he_acts() -> None:
    """ "Chile's president spoke" says nothing of the place."""
    spoke = sentence(
        """
        Chile Chile PROPN 3 nmod:poss
        's 's PART 1 case
        president president NOUN 4 nsubj Number=Sing
        spoke speak VERB 0 root
        """
    )
    mentions = read(spoke)
    assert named(mentions, 0, 0) == [("Chile", "CHL")]
    assert mentions.place_of(0, 0) is None


def test_a_sea_is_a_place_and_no_party() -> None:
    """Europe may act; the Mediterranean only has shores."""
    sea = sentence("Malta Malta PROPN 2 nsubj\nleft leave VERB 0 root\nEurope Europe PROPN 2 obj")
    assert named(read(sea), 0, 2) == [("Europe", None)]
    sea = sentence("Malta Malta PROPN 2 nsubj\nleft leave VERB 0 root\nMediterranean Mediterranean PROPN 2 obj")
    mentions = read(sea)
    assert named(mentions, 0, 2) == []
    place = mentions.place_of(0, 2)
    assert place is not None and place.name == "Mediterranean"


def test_an_adjective_right_behind_its_noun_is_its_own() -> None:
    """ "diplomáticos rusos" are Russia's, though the tree hangs the adjective elsewhere."""
    expelled = sentence(
        """
        Perú Perú PROPN 2 nsubj
        expulsó expulsar VERB 0 root
        diplomáticos diplomático NOUN 2 obj Number=Plur
        rusos ruso ADJ 2 advmod
        . . PUNCT 2 punct
        """,
        language="es",
    )
    assert named(read(expelled), 0, 2) == [("Russian diplomats", "RUS")]


def test_a_verb_of_the_other_gender_has_another_subject() -> None:
    """Polish verbs show who did it: "powiedział" is no woman, even where she was named last."""
    duda = sentence("Duda Duda PROPN 2 nsubj\nprzyjechał przyjechać VERB 0 root", language="pl")
    meloni = sentence("Meloni Meloni PROPN 2 nsubj\nczekała czekać VERB 0 root", language="pl")
    said = sentence("Powiedział powiedzieć VERB 0 root Gender=Masc|Number=Sing\n, , PUNCT 1 punct", language="pl")
    assert [party.name for party in read(duda, meloni, said).subject_before(2, 0)] == ["Andrzej Duda"]


def test_the_army_named_again_is_that_of_the_state_it_was_said_to_be_of() -> None:
    """Another state named between the two is not the army's."""
    first = sentence("Malta Malta PROPN 2 nmod:poss\narmy army NOUN 3 nsubj\nmarched march VERB 0 root\n. . PUNCT 3 punct")
    again = sentence(
        """
        Chad Chad PROPN 2 nsubj
        backs back VERB 0 root VerbForm=Fin
        the the DET 4 det Definite=Def
        army army NOUN 2 obj Number=Sing
        . . PUNCT 2 punct
        """
    )
    assert named(read(first, again), 1, 3) == [("Malta", "MLT")]


def test_both_sides_may_be_a_state_and_a_body_within_it() -> None:
    """In a civil war both are of one state."""
    fight = sentence(
        """
        Sudan Sudan PROPN 2 nsubj
        fought fight VERB 0 root VerbForm=Fin
        RSF RSF PROPN 2 obj
        . . PUNCT 2 punct
        """
    )
    sides = sentence(
        """
        Both both DET 2 det
        sides side NOUN 3 nsubj Number=Plur
        agreed agree VERB 0 root VerbForm=Fin
        . . PUNCT 3 punct
        """
    )
    assert [country for _, country in named(read(fight, sides), 1, 1)] == ["SDN", "SDN"]


def test_the_speaker_of_a_ministry_is_of_its_state() -> None:
    """ "Maltese foreign ministry spokeswoman Rita Borg" speaks for Malta."""
    words = sentence(
        """
        Maltese Maltese ADJ 5 dep
        foreign foreign ADJ 5 dep
        ministry ministry NOUN 5 dep
        spokeswoman spokeswoman NOUN 5 dep
        Rita Rita PROPN 7 nsubj
        Borg Borg PROPN 5 flat
        left leave VERB 0 root
        . . PUNCT 7 punct
        """
    )
    assert named(read(words), 0, 4) == [("Rita Borg", "MLT")]


def test_an_adjective_written_like_a_case_of_its_state_describes_the_noun_behind_it() -> None:
    """ "Danski" at the head of a Slovene sentence is "Danish" before a noun it agrees with, and "Denmark" behind "in"."""
    students = sentence("Danski danski ADJ 2 amod Case=Nom\nštudenti študent NOUN 0 root Case=Nom|Number=Plur", "sl")
    place = sentence("V v ADP 2 case\nDanski Danska PROPN 0 root Case=Loc", "sl")
    mentions = read(students, place)
    assert named(mentions, 0, 1) == [("Danish students", "DNK")]
    assert mentions.place_of(0, 0) is None
    assert mentions.place_of(1, 1) is not None


def test_an_ambassador_is_named_behind_where_he_serves() -> None:
    """Russian "посол России в Польше Андреев": the name is the ambassador's, and he is Russia's."""
    served = sentence(
        """
        Посол посол NOUN 7 nsubj Case=Nom|Number=Sing
        России Россия PROPN 1 nmod Case=Gen
        в в ADP 4 case
        Польше Польша PROPN 1 nmod Case=Loc
        Сергей Сергей PROPN 1 flat Case=Nom
        Андреев Андреев PROPN 5 flat Case=Nom
        уехал уехать VERB 0 root VerbForm=Fin
        """,
        "ru",
    )
    assert named(read(served), 0, 0) == [("Sergey Andreev", "RUS")]

"""Noun phrases of parties in one sentence: a title, whose it is, and the name beside it.

"Russian Foreign Minister Sergei Lavrov", "forseti Bandaríkjanna, Joe Biden,", "foreign ministers of Britain, France and
Germany" are one phrase each. Trees are noisy, so what stands side by side counts first and the tree decides doubts.
Who an unnamed title means is not decided here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vitni.reading.parties.gazetteer import Span
from vitni.reading.parties.people import Run, known_people, run_name
from vitni.reference.titles import Titles
from vitni.reference.world import load_world, party_country
from vitni.syntax.tree import Sentence, Token

Owner = tuple[str, str]
"""What a title belongs to: ("state", "RUS") or ("organisation", "nato")."""
# Words that may stand between an adjective or genitive and its title ("Russia's *then* prime minister").
_SOFT = frozenset({"ADJ", "DET", "NUM", "PART", "ADV"})
_FARTHEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A title, a name, or both: tokens `start` to `end` (excluded), `head` among them.

    `office` is None for a bare name; `owners` whom the title belongs to, in text order; `run` the person's name;
    `plural` is what the words say of number, `holder` the owning title ("spokesman of the *prime minister*"). `patron` is the
    person whose government, supporters or opponents they are ("the *Trump* administration"), `against` true of opponents,
    `prefix` the words before a hyphen ("anti-Erdogan"); `many` is False for a noun in the singular. `reach` is where the
    phrase ends with the institution it belongs to, behind which a name may stand ("spokeswoman of the foreign ministry X").
    """

    start: int
    end: int
    head: int
    office: str | None
    owners: tuple[Owner, ...]
    owner_words: tuple[int, ...]
    run: Run | None
    plural: bool
    holder: str | None = None
    patron: Run | None = None
    against: bool = False
    prefix: str = ""
    many: bool = True
    reach: int = 0


def owner_of_span(span: Span) -> Owner | None:
    """Return the owner a span can be for a title beside it; a city is none, a capital is its state."""
    if span.kind in ("state", "people", "adjective"):
        return ("state", span.key)
    if span.kind == "organisation":
        return ("organisation", span.key)
    if span.kind == "place":
        place = load_world().places[span.key]
        return ("state", place.country) if place.country and place.role in ("capital", "seat") else None
    return None


def _linked(sentence: Sentence, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """True where a word of one stretch governs a word of the other."""
    tokens = sentence.tokens
    return any(b[0] <= tokens[at].head < b[1] for at in range(*a)) or any(a[0] <= tokens[at].head < a[1] for at in range(*b))


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """Return the word of a stretch that a word outside governs, the first of several; the last word where none is."""
    return next((at for at in range(start, end) if not start <= sentence.tokens[at].head < end), end - 1)


def _soft(token: Token) -> bool:
    return token.upos in _SOFT or (token.base_relation == "compound" and token.upos in ("NOUN", "PROPN"))


def _coordinated(sentence: Sentence, gap: Sequence[int], titles: Titles) -> bool:
    forms = [sentence.tokens[at] for at in gap]
    return (
        bool(forms)
        and all(t.upos in ("CCONJ", "PUNCT", "DET") or t.form.lower() in titles.of for t in forms)
        and len(forms) <= 3
    )


def _before_its_institution(spans: Sequence[Span], number: int) -> int:
    """Return the span before a title and the institution it is of ("Greek | foreign ministry spokeswoman"), -1 for none."""
    at = number - 1
    institution = at >= 0 and spans[at].kind == "title" and spans[at].end == spans[number].start
    return at - 1 if institution and load_world().offices[spans[at].key].kind == "institution" else at


def _left_owners(sentence: Sentence, spans: Sequence[Span], number: int, titles: Titles) -> list[int]:
    at = _before_its_institution(spans, number)
    if at < 0 or not owner_of_span(spans[at]):
        return []
    if not titles.of and spans[at].kind != "adjective":
        return []  # in a language that ties by case a name before a title is the end of another phrase
    gap = range(spans[at].end, spans[at + 1].start)
    if gap and sentence.tokens[spans[at].end - 1].base_relation == "nsubj":
        return []
    if len(gap) > _FARTHEST or any(
        not _soft(sentence.tokens[g]) and sentence.tokens[g].form not in ('"', "-", "“", "”") for g in gap
    ):
        return []
    if (
        spans[at].kind in ("state", "place", "people")
        and gap
        and not any(sentence.tokens[g].upos == "PART" or sentence.tokens[g].form in ("'s", "’s", "-") for g in gap)
    ):
        token = sentence.tokens[spans[at].end - 1]
        if token.feature("Case") != "Gen" and not _linked(
            sentence, (spans[at].start, spans[at].end), (spans[number].start, spans[number].end)
        ):
            return []
    found = [at]
    while at > 0 and owner_of_span(spans[at - 1]):
        gap = range(spans[at - 1].end, spans[at].start)
        inner = [g for g in gap if sentence.tokens[g].form not in ("'s", "’s")]
        joined = any(sentence.tokens[g].upos == "CCONJ" for g in inner) or len(found) > 1
        if not joined or not _coordinated(sentence, inner, titles):
            break
        at -= 1
        found.insert(0, at)
    return found


def _right_owners(sentence: Sentence, spans: Sequence[Span], number: int, titles: Titles) -> list[int]:
    at = number + 1
    if at >= len(spans) or not owner_of_span(spans[at]):
        return []
    title, span = spans[number], spans[at]
    gap = [sentence.tokens[g] for g in range(title.end, span.start)]
    if len(gap) > _FARTHEST or any(t.upos not in _SOFT and t.form.lower() not in titles.of for t in gap):
        return []
    prepared = any(t.form.lower() in titles.of for t in gap)
    articles = sentence.dependents(head_of(sentence, title.start, title.end), "det")
    if prepared and any(article.feature("Poss") == "Yes" for article in articles):
        return []  # "ses troupes du Niger": they are his, wherever they leave
    stretch, other = (title.start, title.end), (span.start, span.end)
    if not prepared:
        genitive = sentence.tokens[span.end - 1].feature("Case") == "Gen" or (
            not titles.of and span.kind != "adjective" and not gap
        )
        after = sentence.tokens[span.end].upos if span.end < len(sentence.tokens) else "PUNCT"
        # "diplomáticos rusos": an adjective right behind its noun is its own, unless another noun follows.
        behind = span.kind == "adjective" and not gap and bool(titles.of) and after not in ("NOUN", "PROPN", "ADJ")
        if not genitive and not behind and (span.kind == "organisation" or not _linked(sentence, stretch, other)):
            return []
    if (
        span.kind == "adjective"
        and at + 1 < len(spans)
        and spans[at + 1].kind == "organisation"
        and spans[at + 1].start == span.end
    ):
        return [at + 1]  # "partners of Russian Gazprom"
    found = [at]
    if at + 1 < len(spans) and spans[at + 1].start == span.end and owner_of_span(spans[at + 1]) == owner_of_span(span):
        found.append(at := at + 1)  # "State Department of the USA": both name one state
    while at + 1 < len(spans) and owner_of_span(spans[at + 1]):
        between = range(spans[at].end, spans[at + 1].start)
        if not _coordinated(sentence, between, titles):
            break
        at += 1
        found.append(at)
    tail = range(spans[found[-2]].end, spans[found[-1]].start) if len(found) > 1 else ()
    if len(found) > 1 and not any(sentence.tokens[g].upos == "CCONJ" for g in tail):
        return found[:1]
    return found


def _modifies_title(sentence: Sentence, span: Span, spans: Sequence[Span]) -> bool:
    """True for a title that only narrows the next one ("*opposition* candidate", "*government* official")."""
    token = sentence.tokens[span.end - 1]
    beside = any(other.kind == "title" and other.start == span.end for other in spans)
    return beside and token.base_relation == "compound" and span.end <= token.head <= span.end + 2


def _is_adjective(sentence: Sentence, span: Span) -> bool:
    """True for an adjective behind its noun ("maniobras *militares*"): what is military is no soldier."""
    token = sentence.tokens[span.end - 1]
    return token.upos == "ADJ" and token.base_relation == "amod" and 0 <= token.head < span.start


def find_phrases(sentence: Sentence, spans: Sequence[Span], runs: Sequence[Run], titles: Titles) -> list[Phrase]:
    """Return the phrases of a sentence in text order: titles with their owners and names, then bare names."""
    offices = load_world().offices
    spans = [span for span in spans if span.kind != "title" or not _modifies_title(sentence, span, spans)]
    spans = [span for span in spans if span.kind != "title" or not (offices[span.key].stands and _is_adjective(sentence, span))]
    drafts: dict[int, Phrase] = {}
    used: set[int] = set()
    for number in range(len(spans) - 1, -1, -1):
        span = spans[number]
        if span.kind != "title":
            continue
        beside = _left_owners(sentence, spans, number, titles)
        right = _right_owners(sentence, spans, number, titles)
        owners = [owner for at in (*beside, *right) if (owner := owner_of_span(spans[at]))]
        if span.owner:
            owners.insert(0, ("organisation" if span.owner[0] == "organisation" else "state", span.owner[1]))
        start, end = min([span.start, *(spans[at].start for at in beside)]), max([span.end, *(spans[at].end for at in right)])
        holder, reach = None, end
        following = next(
            (drafts[at] for at in (number + 1, number + 2) if at in drafts and drafts[at].start == spans[number + 1].start),
            None,
        )
        if (not owners or (right and not beside and spans[right[0]].kind == "adjective")) and following and span.owner is None:
            gap = [sentence.tokens[g] for g in range(span.end, following.start)]
            close = all(t.upos in _SOFT or t.form.lower() in titles.of for t in gap) and len(gap) <= _FARTHEST
            counted = any(t.upos == "NUM" for t in gap) and offices[following.office or ""].kind == "group"
            close = close and not counted  # "an official | eleven rebels": two parties side by side
            if close and (
                any(t.form.lower() in titles.of for t in gap)
                or _linked(sentence, (span.start, span.end), (following.start, following.end))
            ):
                owners, holder = list(following.owners), following.office
                reach = following.end if offices[holder or ""].kind == "institution" else end
                right = []
        owned = tuple(word for at in (*beside, *right) for word in range(spans[at].start, spans[at].end))
        token = sentence.tokens[head_of(sentence, span.start, span.end)]
        before = sentence.tokens[span.start - 1].form.lower() if span.start else ""
        base = span.base if span.base and span.end - span.start == 1 else token.lemma
        bent = token.form.lower() != base.lower()
        known = (
            token.feature("Number") == "Sing" and token.feature("Definite") == "Def"
        )  # the article is the ending ("regeringen")
        single = known or any(child.feature("Number") == "Sing" for child in sentence.dependents(token.index, "det"))
        many_do = _subject_of_plural(sentence, token)
        plural_form = (token.feature("Number") == "Plur" or many_do) and not single
        counted = plural_form or (not single and token.feature("Case") is None and bent and len(token.form) > 3)
        many = before in titles.pairs or many_do or (counted and (bent or token.form.lower() != token.lemma.lower()))
        plural = many or offices[span.key].kind == "group"
        drafts[number] = Phrase(
            start=start, end=end, head=token.index, office=span.key, owners=tuple(dict.fromkeys(owners)), owner_words=owned,
            run=None, plural=plural, holder=holder, prefix=span.prefix, reach=max(reach, end),
            many=many or (token.feature("Number") != "Sing" and not single),
        )  # fmt: skip
    phrases = []
    for number in sorted(drafts):
        phrase = drafts[number]
        if offices[phrase.office or ""].kind == "person" and (not phrase.plural or _one_name_behind(sentence, phrase, runs)):
            run = _name_beside(sentence, phrase, runs, used, drafts.get(number - 1))
            if run:
                used.add(run.start)
                start, end = min(phrase.start, run.start), max(phrase.end, run.end)
                phrase = Phrase(
                    start=start, end=end, head=head_of(sentence, start, end), office=phrase.office, owners=phrase.owners,
                    owner_words=phrase.owner_words, run=run, plural=False, holder=phrase.holder,
                )  # fmt: skip
        elif not phrase.owners:
            patron, against = _patron(sentence, phrase, runs, titles)
            after = sentence.tokens[phrase.end].form if phrase.end < len(sentence.tokens) else ""
            prefix = phrase.prefix or (after if "-" in after and after.lower().startswith(tuple(sorted(titles.anti))) else "")
            phrase = replace(phrase, patron=patron, against=against, prefix=prefix)
        phrases.append(phrase)
    for run in runs:
        if run.start not in used:
            head = head_of(sentence, run.start, run.end)
            phrases.append(
                Phrase(start=run.start, end=run.end, head=head, office=None, owners=(), owner_words=(), run=run, plural=False)
            )
    return sorted(phrases, key=lambda phrase: (phrase.start, phrase.end))


def _subject_of_plural(sentence: Sentence, token: Token) -> bool:
    """Does the verb say that this subject is many, whatever the tagger makes of its form ("Стороны обсудили")?"""
    if token.base_relation != "nsubj" or token.head < 0 or token.feature("Case") in ("Nom", None):
        return False
    alone = not any(sentence.dependents(token.index, "conj", "nummod", "det"))
    return alone and sentence.tokens[token.head].feature("Number") == "Plur"


def _one_name_behind(sentence: Sentence, phrase: Phrase, runs: Sequence[Run]) -> bool:
    """True where one full name follows a title that is tagged as plural: the tag is wrong."""
    run = next((run for run in runs if run.start == phrase.end and len(run.words) > 1), None)
    if run is None or len(phrase.owners) > 1:
        return False
    after = sentence.tokens[run.end : run.end + 2]
    return not any(token.upos == "CCONJ" or token.form == "," for token in after)


def _patron(sentence: Sentence, phrase: Phrase, runs: Sequence[Run], titles: Titles) -> tuple[Run | None, bool]:
    """Return the person an institution or a group is named after, and whether the words between say "against"."""
    tokens = sentence.tokens
    for run in runs:
        if run.start >= phrase.end:
            gap = [token.form.lower() for token in tokens[phrase.end : run.start]]
            first = tokens[run.start]
            if not gap and first.feature("Case") == "Nom" and first.base_relation == "nsubj":
                continue  # the subject of the clause, named right behind its object
            if len(gap) <= 2 and all(form in titles.of or form in titles.anti or form == "-" for form in gap):
                return run, any(form in titles.anti for form in gap)
        else:
            gap = [token.form.lower() for token in tokens[run.end : phrase.start]]
            if len(gap) <= 1 and all(form in ("'s", "’s", "-") for form in gap):
                before = {token.form.lower() for token in tokens[max(0, run.start - 2) : run.start]} | {run.words[0].lower()}
                return run, bool(before & titles.anti) or any(word.lower().startswith("anti") for word in run.words)
    return None, False


SENT_ABROAD = frozenset({"ambassador", "envoy", "spokesperson", "diplomat"})
"""Offices whose holder's name may stand behind where they serve ("посол России *в Польше* Андреев")."""


def _between(token: Token, phrase: Phrase) -> bool:
    """True for what may stand between title and name: a comma, an adjective, what narrows the title ("minister energii X")."""
    if token.upos == "NOUN" and token.feature("Case") == "Gen" and phrase.start <= token.head < phrase.end:
        return True
    return token.upos in ("PUNCT", "ADJ", "NUM") and token.form not in (":", ";", ".", "(", "-", "–")


def _name_beside(sentence: Sentence, phrase: Phrase, runs: Sequence[Run], used: set[int], before: Phrase | None) -> Run | None:
    """Return the person's name that stands with a title: right after it, or before or after it as an apposition."""
    tokens = sentence.tokens
    for run in runs:
        if run.start in used or (run.tag in ("LOC", "ORG") and len(run.words) == 1 and run.start != phrase.end):
            continue
        if run.start >= max(phrase.end, phrase.reach):
            gap = tokens[max(phrase.end, phrase.reach) : run.start]
            serves = [token.upos for token in gap] == ["ADP", "PROPN"] and phrase.office in SENT_ABROAD
            if serves or (len(gap) <= 2 and all(_between(t, phrase) for t in gap)):
                case = tokens[head_of(sentence, run.start, run.end)].feature("Case")
                own, other = tokens[phrase.head].feature("Case"), tokens[before.head].feature("Case") if before else None
                near = before is not None and phrase.start - before.end <= _FARTHEST
                if near and own == "Gen" and case != own and case == other and case is not None:
                    continue  # "with the aide of the minister X": the name is the aide's
                comma = any(t.form == "," for t in gap)
                if not comma or _linked(sentence, (phrase.start, phrase.end), (run.start, run.end)):
                    return run
        else:
            gap = tokens[run.end : phrase.start]
            if len(gap) > _FARTHEST or any(
                t.upos not in ("PUNCT", "ADJ", "DET", "NUM", "ADV") or t.form in (":", ";", ".", "(") for t in gap
            ):
                continue
            if _of_another_state(run, phrase):
                continue  # "Blinken, Russian FM to meet": two people
            linked = _linked(sentence, (phrase.start, phrase.end), (run.start, run.end))
            subject = tokens[phrase.head].base_relation == "nsubj"
            comma = any(t.form == "," for t in gap)
            closed = phrase.end >= len(tokens) or tokens[phrase.end].upos == "PUNCT" or tokens[phrase.end].upos == "ADP"
            if (linked and not (comma and subject)) or (comma and closed and not subject) or (not gap and not subject):
                return run
    return None


def _of_another_state(run: Run, phrase: Phrase) -> bool:
    """Say whether everybody known by that name belongs to other states than those the title names."""
    states = {owner[1] for owner in phrase.owners if owner[0] == "state"}
    known = known_people(run_name(run)) if states else ()
    return bool(known) and not any({person.country, party_country(person)} & states for person in known)

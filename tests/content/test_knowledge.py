"""What the app says about sleep, safety and the evidence is complete, resolves, and rests on what was read."""

import json
import re
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from webapp.catalog.load import load_content
from webapp.catalog.schema import Effect

HERE = Path(__file__).parent
BRIEF_SLUGS = json.loads((HERE / "brief_slugs.json").read_text())
NOT_VERIFIED = {"drake2013", "farrar2001", "garber2011", "irish2015", "shields2012", "warburton2011"}
WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|half an"
UNITS = "second|minute|hour|day|night|week|month|year|degree|percent|point|time|cm|people"
DIGITS = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?")  # T12 and L5 are names of bones
SPELLED = re.compile(rf"\b(?:{WORDS})[ -](?:or \w+ )?(?:{UNITS})s?\b", re.IGNORECASE)
LEVELS = ["none", "clear_first", "stop_urgent", "stop_emergency"]


@pytest.fixture(scope="module")
def catalog():
    return load_content(HERE.parents[1] / "content")


def has_number(text):
    return bool(DIGITS.search(text) or SPELLED.search(text))


def statements(catalog):
    """(where, text, cites) of each sentence that speaks with the authority of its citations.

    The doses of movements are left out: they are starting points of ours, and no page gives them a source.
    """
    for claim in catalog.claims.values():
        yield claim.slug, claim.text, claim.cites
    for section in catalog.sections.values():
        yield from ((section.slug, text, section.cites) for text in (section.title, *section.paragraphs))
    for tip in catalog.sleep.values():
        texts = (tip.title, tip.how, tip.note, tip.dose, tip.target, *tip.mistakes, *tip.stop_if, *tip.cautions)
        yield from ((tip.slug, text, tip.cites) for text in texts if text)
    for check in catalog.self_tests.values():
        yield from ((check.slug, text, check.cites) for text in (*check.steps, check.limits, check.who_must_not))
    for flag in catalog.red_flags:
        yield from ((flag.slug, text, flag.cites) for text in (flag.signs, flag.action))
    for item in catalog.items.values():
        texts = (item.graded_for, item.target, item.note)
        yield from ((item.slug, text, item.cites) for text in texts if text)


def test_every_slug_of_the_brief_is_there(catalog):
    assert set(catalog.sleep) == {*BRIEF_SLUGS["article_sleep"], *BRIEF_SLUGS["sleep_additions"]}
    assert set(catalog.claims) == set(BRIEF_SLUGS["claims"])
    assert set(catalog.self_tests) == set(BRIEF_SLUGS["self_tests"])
    assert [ref.slug for ref in catalog.article_references] == BRIEF_SLUGS["article_references"]


def test_the_counts_are_those_of_the_brief(catalog):
    assert len(catalog.conditions) == 16
    assert {question.id for question in catalog.questions} == {f"Q{n}" for n in range(1, 23)}
    assert len(catalog.references) == 106
    groups = Counter(claim.group for claim in catalog.claims.values())
    assert groups == {"claim": 15, "anatomy": 1, "symptom": 8, "cause": 13, "benefit": 13, "advice": 1}


def test_tips_know_whether_the_article_gave_them(catalog):
    from_article = {slug for slug, tip in catalog.sleep.items() if tip.from_article}
    assert from_article == set(BRIEF_SLUGS["article_sleep"])
    assert all(catalog.sleep[slug].article for slug in from_article)


def test_tips_on_position_and_bedding_carry_every_field(catalog):
    for slug in BRIEF_SLUGS["article_sleep"]:
        tip = catalog.sleep[slug]
        for field in ("position", "equipment", "dose", "mistakes", "stop_if", "cautions", "target", "note"):
            assert getattr(tip, field), (slug, field)


def test_three_tips_say_to_see_a_clinician(catalog):
    seen = {slug for slug, tip in catalog.sleep.items() if tip.see_clinician}
    assert seen == {"sleep-snoring-partner", "sleep-night-urination", "sleep-cbti"}


@pytest.mark.parametrize("word", ["Pregnant", "Heart", "skin"])
def test_the_warm_bath_is_shorter_for_whom_the_brief_names(catalog, word):
    cautions = [text for text in catalog.sleep["sleep-warm-bath"].cautions if word in text]
    assert any("cooler and shorter" in text for text in cautions)


def test_every_citation_resolves(catalog):
    cited = {cite for _, _, cites in statements(catalog) for cite in cites}
    assert cited - set(catalog.references) == set()
    assert len(cited) > 60


def test_only_two_claims_cite_nothing_and_they_say_so(catalog):
    bare = {claim.slug: claim.text for claim in catalog.claims.values() if not claim.cites}
    assert set(bare) == {"claim-tension-before-sleep", "cause-forward-lean-standing"}
    assert all("We found no" in text for text in bare.values())


def test_quotes_are_whole_and_each_is_its_own(catalog):
    quotes = [claim.quote for claim in catalog.claims.values()]
    assert len(set(quotes)) == len(quotes)


def test_what_was_not_read_is_marked(catalog):
    assert {ref.id for ref in catalog.references.values() if ref.read == "not-verified"} == NOT_VERIFIED


def test_a_reference_that_was_not_read_carries_no_number(catalog):
    carried = [
        ref.id
        for ref in catalog.references.values()
        if ref.read == "not-verified" and has_number(f"{ref.supports} {ref.read_note}")
    ]
    assert carried == []


def test_no_number_rests_only_on_what_was_not_read(catalog):
    wrong = [
        (where, text)
        for where, text, cites in statements(catalog)
        if cites and NOT_VERIFIED.issuperset(cites) and has_number(text)
    ]
    assert wrong == []


def evidence(catalog):
    """The statements about studies: verdicts, reading, notes on tips. Advice and scales set numbers of their own."""
    own = {"scales", *catalog.self_tests}
    claims = [(c.slug, c.text, c.cites) for c in catalog.claims.values()]
    reading = [(s.slug, " ".join(s.paragraphs), s.cites) for s in catalog.sections.values() if s.cites]
    notes = [(t.slug, t.note, t.cites) for t in catalog.sleep.values() if t.note]
    return [piece for piece in (*claims, *reading, *notes) if piece[0] not in own]


def test_every_number_about_studies_is_in_a_source_that_was_read(catalog):
    untraced = []
    for where, text, cites in evidence(catalog):
        read = [catalog.references[cite] for cite in cites if cite not in NOT_VERIFIED]
        known = {float(n) for ref in read for n in DIGITS.findall(ref.supports)}
        for found in DIGITS.finditer(text):
            number = float(found[0])
            rounded = text[: found.start()].endswith("about ") and number in {round(n) for n in known}
            if number not in known and not rounded:
                untraced.append((where, found[0]))
    assert untraced == []


@pytest.mark.parametrize("text", ["6 h before bed", "six hours", "OR 1.03", "thirty-minute", "two or three weeks"])
def test_the_number_finder_finds(text):
    assert has_number(text)


@pytest.mark.parametrize("text", ["T12 to L5", "one of the muscles", "on one knee", "a review of trials"])
def test_the_number_finder_leaves_names_alone(text):
    assert not has_number(text)


def test_red_flags_are_complete_with_level_and_action(catalog):
    assert {flag.slug.removeprefix("flag-"): flag.level for flag in catalog.red_flags} == {
        "cauda-equina": "emergency",
        "aneurysm": "emergency",
        "clot": "emergency",
        "infection": "same_day",
        "belly": "emergency",
        "fracture": "emergency",
        "bone-stress": "soon",
        "cancer": "soon",
        "nerve-loss": "same_day",
        "hernia": "emergency",
        "pregnancy": "emergency",
        "heart": "emergency",
    }


def test_red_flags_without_a_checked_source_say_so(catalog):
    assert {flag.slug for flag in catalog.red_flags if not flag.verified} == {
        "flag-hernia",
        "flag-pregnancy",
        "flag-heart",
    }
    assert all(flag.cites for flag in catalog.red_flags if flag.verified)


def test_emergency_words_name_numbers_and_do_not_send_to_the_app(catalog):
    for words in ("112", "999", "911", "Do not drive yourself", "Do not wait for this app"):
        assert words in catalog.safety.emergency
    assert "medical advice today" in catalog.safety.urgent
    assert "not medical advice" in catalog.safety.general
    assert len(catalog.safety.stop_rules) == 5


def test_cards_named_for_pregnancy_are_not_hidden_by_it(catalog):
    assert len(catalog.safety.pregnancy_items) == 5
    for slug in catalog.safety.pregnancy_items:
        if slug not in catalog.sleep:
            rules = catalog.items[slug].conditions
            assert {rules[c].effect for c in ("c-preg", "c-postnatal") if c in rules} <= {"adapt", "clear_first"}, slug


def test_every_condition_is_set_by_a_question(catalog):
    assert {question.result.condition for question in catalog.questions} - {None} == set(catalog.conditions)


def test_conditional_answers_are_follow_ups(catalog):
    asked = {question.id for question in catalog.questions if question.follow_up}
    assert asked == {"Q9", "Q15", "Q16", "Q20", "Q22"}


def test_not_sure_takes_the_more_severe_branch(catalog):
    for question in catalog.questions:
        if question.follow_up is None:
            continue
        results = {answer.answer: answer.result for answer in question.follow_up.answers}
        severe = results[question.follow_up.not_sure]
        assert severe == question.result, question.id
        assert all(LEVELS.index(severe.level) >= LEVELS.index(other.level) for other in results.values()), question.id


def test_stop_and_clear_first_questions_lead_there(catalog):
    levels = {question.id: question.result.level for question in catalog.questions}
    assert {q for q, level in levels.items() if level == "stop_emergency"} == {"Q1"}
    assert {q for q, level in levels.items() if level == "stop_urgent"} == {"Q2", "Q3", "Q15"}
    assert {q for q, level in levels.items() if level == "clear_first"} == {"Q4", "Q5", "Q16", "Q20", "Q22"}


def test_questions_and_conditions_stand_in_few_groups(catalog):
    for pieces, most in ((catalog.questions, 7), (catalog.conditions.values(), 5)):
        groups = [group for group, _ in groupby(piece.group for piece in pieces)]
        assert len(groups) == len(set(groups)) <= most


def test_self_tests_are_hidden_by_whom_the_brief_names(catalog):
    operated = {"c-preg", "c-postnatal", "c-abdop", "c-hipop"}
    assert set(catalog.self_tests["self-test-thomas"].hidden_by) == operated
    prone = set(catalog.self_tests["self-test-prone-extension"].hidden_by)
    assert prone == operated | {"c-vascular", "c-bone", "c-nerve"}


def test_who_may_not_do_the_stretch_may_not_do_the_check_that_is_like_it(catalog):
    check = catalog.self_tests["self-test-thomas"]
    assert check.follows == "edge-of-bed-stretch"
    rules = catalog.items[check.follows].conditions
    assert {name for name, rule in rules.items() if rule.effect is Effect.hide} == set(check.hidden_by)
    assert rules["c-hernia"].effect is Effect.clear_first
    assert [slug for slug, test in catalog.self_tests.items() if not test.moves] == ["hip-day-check"]


def test_self_tests_promise_no_measuring_by_the_phone(catalog):
    for check in catalog.self_tests.values():
        assert not re.search(r"\b(phone|sensor|app)\b", " ".join(check.steps)), check.slug


def test_it_is_said_once_that_nothing_releases_the_psoas(catalog):
    said = [
        section.slug
        for section in catalog.sections.values()
        if "good evidence of releasing the psoas" in " ".join(section.paragraphs)
    ]
    assert said == ["no-release"]


def test_the_article_is_answered_in_its_order(catalog):
    assert [section.code for section in catalog.article_sections] == [f"H{n}" for n in range(1, 11)]
    for number, section in enumerate(catalog.article_sections, start=1):
        claims = [slug for slug in section.slugs if slug in catalog.claims]
        assert all(catalog.claims[slug].section == number for slug in claims), section.code


def test_every_slug_of_the_article_exists_and_none_is_left_out(catalog):
    named = [slug for section in catalog.article_sections for slug in section.slugs]
    references = {ref.slug for ref in catalog.article_references}
    assert set(named) <= {*catalog.items, *catalog.sleep, *catalog.claims, *references}
    assert len(named) == len(set(named))
    for group in ("article_movements", "article_guidance", "article_sleep", "claims", "article_references"):
        assert set(BRIEF_SLUGS[group]) <= set(named), group


def test_the_articles_own_references_are_judged_honestly(catalog):
    verdicts = [ref.verdict for ref in catalog.article_references]
    assert verdicts[:6] == ["Irrelevant"] * 6
    assert verdicts[6:] == ["Weakly relevant (expert opinion)", "Partly relevant (background)"]

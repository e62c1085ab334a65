"""Language: an answer as units that know where they stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kolinterview import text

FOLDED = [
    ("", ""),
    ("ＫＯＬ　１０万", "kol 10万"),
    ("TikTok Straße", "tiktok strasse"),
    ("達人、網紅與粉絲輪廓", "达人、网红与粉丝轮廓"),
    ("影片要看數據和資訊", "视频要看数据和信息"),
    ("軟體跑在伺服器上", "软件跑在服务器上"),
    ("寫在部落格", "写在博客"),
    ("裡面的頭髮乾淨", "里面的头发干净"),
    ("里面的头发干净", "里面的头发干净"),
]

SAME = [
    ("互动率", "互動率"),
    ("点赞和评论", "點讚和評論"),
    ("质量和品牌", "質量和品牌"),
    ("人群画像", "人群畫像"),
    ("合作协议", "合作協議"),
    ("复购与发货", "復購與發貨"),
    ("视频", "影片"),
    ("网络", "網路"),
]

# What a text is cut into: a blank between units, a comma between clauses, a full stop between sentences.
CUT = [
    ("", ""),
    ("…… 。", ""),
    ("看CPM", "看 cpm"),
    ("Followers' views", "followers views"),
    ("isn’t Anna's", "isn't anna's"),
    ("3.5% of $1,000 in 2b", "3.5 % of $ 1,000 in 2b"),
    ("一，二。三", "一, 二. 三"),
    ("One, two. Three", "one, two. three"),
    ("a（b）：c——d", "a, b, c, d"),
    ("一、二 three-four", "一 二 three four"),
    ("wait...what 好...的", "wait what 好. 的"),
    ('He said "no." Yes\n\nGo!?', "he said no. yes. go"),
    ("snake_case", "snake case"),
]

STEMS = [
    ("matched", "match"),
    ("Followers", "follow"),
    ("Anna’s", "anna"),
    ("isn't", "isn't"),
    ("3.5k", "3.5k"),
    ("naïvely", "naïvely"),
    ("粉", "粉"),
]

# A folded word, and where in the original it stood.
PLACES = [
    ("ＫＯＬ　１０万", "10", "１０"),
    ("我看ﬁve粉絲", "丝", "絲"),
    ("½", "2", "½"),
    ("先看影片，再談", "频", "片"),
    ("寫在部落格上的影片", "博", "部落格"),
    ("寫在部落格上的影片", "频", "片"),
    ("用部落格、隨身碟存影片", "频", "片"),
    ("簡報裡有粉絲", "丝", "絲"),
]

SPOKEN = [
    ("", (0, 0)),
    ("我看 CPM，5%。", (2, 3)),
    ("达人々", (3, 0)),
    ("isn't 3,000.50 e-mail", (0, 4)),
    ("ＫＯＬ", (0, 1)),
]

ANY = st.text() | st.text("粉絲网红影片部落格隨身碟簡報互動 abC'’.,。，!?…\n0123%$½ﬁ々〇（）-_")


@pytest.mark.parametrize(("original", "expected"), FOLDED)
def test_width_case_and_traditional_forms_are_folded_away(original: str, expected: str) -> None:
    """What looks different and means the same is compared as the same."""
    assert text.fold(original) == expected


@pytest.mark.parametrize(("mainland", "taiwan"), SAME)
def test_taiwans_words_are_the_mainlands(mainland: str, taiwan: str) -> None:
    """Simplified and traditional writing fold to one form, vocabulary included."""
    assert text.fold(mainland) == text.fold(taiwan)


def test_words_that_opencc_writes_with_a_capital_are_folded_too() -> None:
    """隨身碟 becomes U盘, which is what a mainlander types."""
    assert text.fold("隨身碟") == text.fold("U盘") == "u盘"


@pytest.mark.parametrize(("original", "expected"), CUT, ids=[original for original, _ in CUT])
def test_a_text_is_cut_into_characters_words_numbers_and_signs(original: str, expected: str) -> None:
    """Sentences and clauses are counted through; other punctuation only divides."""
    shown = ""
    for before, unit in pairwise([None, *text.units(original)]):
        if before is not None and unit is not None:
            shown += ". " if unit.sentence > before.sentence else ", " if unit.clause > before.clause else " "
        shown += unit.word if unit else ""
    assert shown == expected


@pytest.mark.parametrize(("word", "stem"), STEMS)
def test_an_english_word_has_its_stem(word: str, stem: str) -> None:
    """Any other word, number or character is its own."""
    assert [unit.stem for unit in text.units(word)] == [stem]


@pytest.mark.parametrize(("original", "word", "expected"), PLACES)
def test_a_unit_knows_where_it_stood_in_the_original(original: str, word: str, expected: str) -> None:
    """Also where folding has made one character of three, or three of one."""
    assert expected in {original[u.start : u.end] for u in text.units(original) if u.word == word}


def test_phrases_that_grow_and_shrink_by_the_same_do_not_shift_the_rest() -> None:
    """The words between them keep their places."""
    original = "簡報看粉絲，部落格和部落格"
    assert len(text.fold(original)) == len(original)
    assert [original[u.start : u.end] for u in text.units(original) if u.word in "粉丝"] == ["粉", "絲"]


def test_a_nul_hides_nothing() -> None:
    """What follows a control character is read like the rest."""
    assert [u.word for u in text.units("粉\0丝")] == ["粉", "丝"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("粉", True),
        ("𠮷", True),
        ("a", False),
        ("粉丝", False),
        *(
            pytest.param(
                sign,
                True,
            )
            for sign in "々〇"
        ),
    ],
)
def test_a_chinese_character_is_known(word: str, expected: bool) -> None:
    """All that the tokeniser takes for one, and nothing else."""
    assert text.Unit(word, word, 0, 1, 0, 0).is_han is expected


@pytest.mark.parametrize(("original", "expected"), SPOKEN)
def test_what_is_spoken_is_counted(original: str, expected: tuple[int, int]) -> None:
    """Chinese characters, and words, numbers and signs beside them."""
    assert text.spoken(original) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("看", "看", "先看粉丝画像"), ("粉", "互", "先看粉丝画像，再看互动率"), ("完", "完", "完了")],
)
def test_the_clauses_around_a_hit_are_its_evidence(first: str, last: str, expected: str) -> None:
    """From the first unit of the first clause to the last of the last, without the punctuation at the ends."""
    original = "嗯，先看粉丝画像，再看互动率。完了！"
    run = text.units(original)
    by_place = {original[u.start : u.end]: n for n, u in reversed(list(enumerate(run)))}
    start, end = text.clause_span(run, by_place[first], by_place[last])
    assert original[start:end] == expected


def test_of_a_clause_without_end_only_what_stands_around_is_evidence() -> None:
    """Transcripts have no full stops: the whole of one is no quotation."""
    run = text.units("前" * 25 + "粉丝" + "后" * 25)
    assert text.clause_span(run, 25, 26) == (25 - 10, 27 + 10)
    run = text.units("前" * 24 + "粉丝" + "后" * 24)
    assert text.clause_span(run, 24, 25) == (0, 50)
    run = text.units(original := "前" * 20 + " " + "前" * 6 + "粉丝" + "后" * 6 + " " + "后" * 20)
    start, end = text.clause_span(run, 26, 27)
    assert original[start:end] == "前" * 6 + "粉丝" + "后" * 6


@given(ANY)
@example("簡報放部落格跟部落格")
@example("粉\0丝")
def test_any_text_is_cut_in_order(original: str) -> None:
    """Every unit lies inside the text, none before the one ahead of it, and sentences and clauses only go up."""
    units = text.units(original)
    assert all(0 <= u.start < u.end <= len(original) for u in units)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(units))
    assert all(a.sentence <= b.sentence and a.clause <= b.clause for a, b in pairwise(units))

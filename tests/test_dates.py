"""A day as people write it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import dates
from kolinterview.values import Unfit

WEDNESDAY = date(2026, 11, 25)

READ = {
    "2026-12-01": "2026-12-01",
    "2026/12/1": "2026-12-01",
    "20261201": "2026-12-01",
    "2026年12月1日": "2026-12-01",
    "12-01": "2026-12-01",
    "12/1": "2026-12-01",
    "25/12": "2026-12-25",
    "11-25": "2026-11-25",
    "11-24": "2027-11-24",
    "02-29": "2028-02-29",
    "12月1日": "2026-12-01",
    "12 月 1 号": "2026-12-01",
    "十二月一号": "2026-12-01",
    "1 Dec": "2026-12-01",
    "Dec 1": "2026-12-01",
    "December 1st, 2027": "2027-12-01",
    "1st of december": "2026-12-01",
    "28号": "2026-11-28",
    "5日": "2026-12-05",
    "31号": "2026-12-31",
    "today": "2026-11-25",
    "今天": "2026-11-25",
    "Tomorrow.": "2026-11-26",
    "明天": "2026-11-26",
    "the day after tomorrow": "2026-11-27",
    "后天": "2026-11-27",
    "大后天": "2026-11-28",
    "in 5 days": "2026-11-30",
    "in five days": "2026-11-30",
    "in a week": "2026-12-02",
    "two weeks from now": "2026-12-09",
    "５天后": "2026-11-30",
    "五天之后": "2026-11-30",
    "过三天": "2026-11-28",
    "十天后": "2026-12-05",
    "二十五天后": "2026-12-20",
    "两个星期后": "2026-12-09",
    "一周后": "2026-12-02",
    "wednesday": "2026-11-25",
    "friday": "2026-11-27",
    "on Fri": "2026-11-27",
    "tues": "2026-12-01",
    "thurs": "2026-11-26",
    "this monday": "2026-11-23",
    "next friday": "2026-12-04",
    "周五": "2026-11-27",
    "这周五": "2026-11-27",
    "本周一": "2026-11-23",
    "下周五": "2026-12-04",
    "下个 礼拜五": "2026-12-04",
    "下下周一": "2026-12-07",
    "星期天": "2026-11-29",
    "下周日": "2026-12-06",
    "Fri 4 Dec": "2026-12-04",
    "Friday, December 4": "2026-12-04",
    "12月4日 周五": "2026-12-04",
    "12月4日（周五）": "2026-12-04",
    "明晚": "2026-11-26",
    "下周5": "2026-12-04",
    "下个月5号": "2026-12-05",
    "这个月3号": "2026-11-03",
    "1dec": "2026-12-01",
    "1-Dec": "2026-12-01",
    "sept 3": "2027-09-03",
    "the 28th": "2026-11-28",
    "5 days later": "2026-11-30",
    "in eleven days": "2026-12-06",
    "friday next week": "2026-12-04",
    "12–01": "2026-12-01",
    "下週五": "2026-12-04",
    "禮拜五": "2026-11-27",
    "5天後": "2026-11-30",
    "12月1號": "2026-12-01",
}
NOT_READ = ["", "soon", "next week", "下周", "周八", "13-40", "11-31", "2月30日", "2026-13-01", "40号", "in many days"]
NOT_READ += ["一二天后", "12-01 or so", "999 years", "五十十天后", "0月1日"]
NOT_READ += ["marry 1", "decent 5", "a日", "Mon 4 Dec", "12月4日 周一", "tuesd", "two月1日"]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_day_is_read_as_it_is_meant(text: str, expected: str) -> None:
    """From a Wednesday in November, in either language."""
    assert dates.read(text, WEDNESDAY) == date.fromisoformat(expected)


@pytest.mark.parametrize("text", NOT_READ)
def test_what_names_no_day_is_refused_with_examples(text: str) -> None:
    """Nothing is guessed; the error shows how to write it."""
    assert dates.read(text, WEDNESDAY) is None
    with pytest.raises(Unfit, match="such as 12-01, 1 Dec, friday"):
        dates.day(WEDNESDAY).take("DATE", text)


@given(st.text(max_size=30) | st.from_regex(r"[0-9一二十两天周下月日 /-]{1,12}", fullmatch=True))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Nothing that is typed makes it stumble."""
    found = dates.read(text, WEDNESDAY)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 360))
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int) -> None:
    """Month and day name the day that comes, and a weekday one of the next seven."""
    day = today + timedelta(ahead)
    if (day.month, day.day) != (2, 29):
        assert dates.read(f"{day.month}-{day.day}", today) == day
    assert dates.read(day.isoformat(), today) == day
    found = dates.read(f"周{'一二三四五六日'[day.weekday()]}", today)
    assert found is not None
    assert 0 <= (found - today).days < 7
    assert found.weekday() == day.weekday()


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 200))
def test_what_is_printed_can_be_typed(today: date, ahead: int) -> None:
    """The name of a day is a way of writing it, in both languages."""
    day = today + timedelta(ahead)
    assert [dates.read(name, today) for name in dates.named(day)] == [day, day]


def test_a_day_is_named_in_both_languages() -> None:
    """With its weekday: that is how people check it."""
    assert dates.named(WEDNESDAY) == ("11月25日 周三", "Wed 25 Nov")

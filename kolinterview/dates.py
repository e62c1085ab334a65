"""A day as people write it, in Chinese or English: 12-01, 下周五, in 5 days.

Of the parsers there are, dateparser knows neither 12月1日 nor 下周五, and brings five packages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from kolinterview.lang import Both
from kolinterview.values import Kind

DATE = Both("日期", "DATE")
LONGEST = 60
"""Characters of a date: one is read from the end inwards, which a longer text could make endless, or too deep."""
EXPECTED = Both(
    "某一天，比如 12-01、12月1日、周五、下周五、5天后", "a date, such as 12-01, 1 Dec, friday, next friday or in 5 days"
)

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NEAR = {
    "today": 0, "tonight": 0, "今天": 0, "今日": 0, "今晚": 0,
    "tomorrow": 1, "明天": 1, "明日": 1, "明早": 1, "明晚": 1,
    "day after tomorrow": 2, "the day after tomorrow": 2, "后天": 2, "后晚": 2,
    "大后天": 3,
}  # fmt: skip
_SIMPLE = str.maketrans("週後禮兩號過個這", "周后礼两号过个这")
_ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
_TENS = ["", "十", *(f"{ones}十" for ones in _ONES[2:])]
_HAN = {tens + ones: 10 * t + o for t, tens in enumerate(_TENS) for o, ones in enumerate(_ONES) if tens or ones}
_HAN |= {"两": 2}
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ENGLISH = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_WORDS, 1)}

_N = rf"(\d{{1,3}}|{'|'.join(sorted(_HAN, key=len, reverse=True))})"
_IN_ENGLISH = rf"(\d{{1,3}}|{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})"
_WEEKDAY = "mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS).replace("sep(", "sept?(")
_OF_WEEK = "周|星期|礼拜"


def named(day: date) -> Both:
    """12月4日 周五, Fri 4 Dec."""
    weekday, month = _WEEKDAYS[day.weekday()][:3].title(), _MONTHS[day.month - 1][:3].title()
    return Both(f"{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}", f"{weekday} {day.day} {month}")


def day(today: date) -> Kind:
    """A date, counted from `today`."""
    return Kind(lambda text: read(text, today), EXPECTED)


def read(text: str, today: date) -> date | None:
    """The day that the text means, or None. A day without a year or a month is the next one; it may be in the past
    only where that is what was written (2026-01-05, 这周一). A weekday beside a date must be the date's."""
    if len(text) > LONGEST:
        return None
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip(" .。").translate(_SIMPLE)
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", re.sub("[‐-―]", "-", text))
    if found := re.fullmatch(rf"(.*\d.*?)[,(]? ?(?:{_OF_WEEK})([一二三四五六日天])\)?", text):
        return _that_is(read(found[1], today), _of_week(found[2]))
    if found := re.fullmatch(rf"({_WEEKDAY}),? (.*\d.*)", text):
        return _that_is(read(found[2], today), _of_english_week(found[1]))
    if text in _NEAR:
        return today + timedelta(_NEAR[text])
    for pattern, reader in _FORMS:
        if found := re.fullmatch(pattern, text):
            try:
                return reader(found, today)
            except (ValueError, OverflowError):  # 31 November, 999 weeks
                return None
    return None


def _that_is(day: date | None, weekday: int) -> date | None:
    return day if day and day.weekday() == weekday else None


def _number(text: str) -> int:
    """12, twelve, 十二."""
    return int(text) if text.isdigit() else _HAN.get(text) or _ENGLISH[text]


def _full(found: re.Match[str], _: date) -> date:
    return date(*map(int, found.groups()))


def _month_and_day(found: re.Match[str], today: date) -> date:
    month, number = map(_number, found.groups())
    if month > 12:
        month, number = number, month
    return _next(lambda year: date(year, month, number), today)


def _named_month(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(parts["month"][:3]))
    number = int(parts["day"])
    if parts["year"]:
        return date(int(parts["year"]), month, number)
    return _next(lambda year: date(year, month, number), today)


def _next(in_year: Callable[[int], date], today: date) -> date:
    """That day in this year or, where it has been, the next; 29 February may be years ahead."""
    for year in range(today.year, today.year + 9):
        try:
            if (found := in_year(year)) >= today:
                return found
        except ValueError:
            continue
    raise ValueError


def _day_of_month(found: re.Match[str], today: date) -> date:
    """28号 is the next there is; 下个月5号 is next month's, 这个月28号 this month's."""
    which, number = found[1] or "", _number(found[2])
    first = 1 if "下" in which else 0
    for month in range(today.month - 1 + first, today.month + (first if which else 2)):
        with suppress(ValueError):
            wanted = date(today.year + month // 12, month % 12 + 1, number)
            if wanted >= today or which:
                return wanted
    raise ValueError


def _in_days(found: re.Match[str], today: date) -> date:
    many = re.search("[w周星礼]", found[2]) is not None
    return today + timedelta(_number(found[1]) * (7 if many else 1))


def _weekday(found: re.Match[str], today: date) -> date:
    """friday and 周五 are the next there is, today too; 这周五 is this week's, next friday and 下周五 next week's."""
    which, name, *after = found.groups()
    wanted = _of_english_week(name) if name[0].isascii() and name.isalpha() else _of_week(name)
    which = (which or "") + "".join(filter(None, after))
    if not which:
        return today + timedelta((wanted - today.weekday()) % 7)
    weeks = which.count("下") + which.count("next")
    return today + timedelta(wanted - today.weekday() + 7 * weeks)


def _of_week(name: str) -> int:
    """一 or 1 is Monday, 日, 天 or 7 Sunday."""
    return "一二三四五六日1234567".index(name.replace("天", "日")) % 7


def _of_english_week(name: str) -> int:
    return next(n for n, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name[:3]))


_FORMS: list[tuple[str, Callable[[re.Match[str], date], date]]] = [
    (r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", _full),
    (r"(\d{4})(\d\d)(\d\d)", _full),
    (r"(\d{1,2})[-/.](\d{1,2})", _month_and_day),
    (rf"{_N}月{_N}[日号]?", _month_and_day),
    (rf"(?P<month>{_MONTH})\.?[ -]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?", _named_month),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<month>{_MONTH})\.?(?:,? (?P<year>\d{{4}}))?", _named_month),
    (rf"((?:这|本|下)个?月)?{_N}[日号]", _day_of_month),
    (r"()(?:on )?the (\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    (rf"(?:in )?{_IN_ENGLISH} (days?|weeks?)(?: from (?:now|today)| later)?", _in_days),
    (rf"(?:再?过)?{_N}(天|日|个?星期|个?礼拜|周)(?:以?之?后)?", _in_days),
    (rf"(?:on )?(this |next )?({_WEEKDAY})( next week)?", _weekday),
    (rf"((?:这|本|下+)个?)?(?:{_OF_WEEK})([一二三四五六日天1-7])", _weekday),
]

"""A day as people write it, in Chinese or English: 12-01, 下周五, in 5 days.

Of the parsers there are, dateparser knows neither 12月1日 nor 下周五, and brings five packages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from kolinterview.lang import Both
from kolinterview.values import Kind

DATE = Both("日期", "DATE")
EXPECTED = Both(
    "某一天，比如 12-01、12月1日、周五、下周五、5天后", "a date, such as 12-01, 1 Dec, friday, next friday or in 5 days"
)

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NEAR = {
    "today": 0, "tonight": 0, "今天": 0, "今日": 0, "今晚": 0,
    "tomorrow": 1, "明天": 1, "明日": 1, "明早": 1,
    "day after tomorrow": 2, "the day after tomorrow": 2, "后天": 2,
    "大后天": 3,
}  # fmt: skip
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

_NUMBER = r"(\d{1,3}|an?|[a-z]{3,5}|[零〇一二两三四五六七八九十]{1,3})"
_WEEKDAY = "|".join(f"{name[:3]}(?:{name[3:]}|{name[3]}|{name[3:5]})?" for name in _WEEKDAYS)
_MONTH = "|".join(f"{name}[a-z]*" for name in _MONTHS)


def named(day: date) -> Both:
    """12月4日 周五, Fri 4 Dec."""
    weekday, month = _WEEKDAYS[day.weekday()][:3].title(), _MONTHS[day.month - 1].title()
    return Both(f"{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}", f"{weekday} {day.day} {month}")


def day(today: date) -> Kind:
    """A date, counted from `today`."""
    return Kind(lambda text: read(text, today), EXPECTED)


def read(text: str, today: date) -> date | None:
    """The day that the text means, or None. A day without a year or a month is the next one; it may be in the past
    only where that is what was written (2026-01-05, 这周一)."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip(" .。")
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
    if text in _NEAR:
        return today + timedelta(_NEAR[text])
    for pattern, reader in _FORMS:
        if found := re.fullmatch(pattern, text):
            try:
                return reader(found, today)
            except (ValueError, OverflowError):  # 31 November, 999 weeks
                return None
    return None


def _number(text: str) -> int:
    """12, twelve up to ten, 十二. Raises `ValueError`."""
    if text.isdigit():
        return int(text)
    if text in ("a", "an"):
        return 1
    if text in _WORDS:
        return _WORDS.index(text)
    tens, ten, ones = text.rpartition("十")
    if not ten and len(ones) > 1:
        raise ValueError(text)
    try:
        return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
    except KeyError:
        raise ValueError(text) from None


def _full(found: re.Match[str], _: date) -> date:
    return date(*(_number(part) for part in found.groups()))


def _month_and_day(found: re.Match[str], today: date) -> date:
    month, number = map(_number, found.groups())
    if month > 12:
        month, number = number, month
    return _next(lambda year: date(year, month, number), today)


def _named_month(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    month, number = _MONTHS.index(parts["month"][:3]) + 1, int(parts["day"])
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
    number = _number(found[1])
    for month in range(today.month - 1, today.month + 2):
        try:
            wanted = date(today.year + month // 12, month % 12 + 1, number)
        except ValueError:
            continue
        if wanted >= today:
            return wanted
    raise ValueError


def _in_days(found: re.Match[str], today: date) -> date:
    many = re.search("[w周星礼]", found[2]) is not None
    return today + timedelta(_number(found[1]) * (7 if many else 1))


def _weekday(found: re.Match[str], today: date) -> date:
    """friday and 周五 are the next there is, today too; 这周五 is this week's, next friday and 下周五 next week's."""
    which, name = found.groups()
    wanted = _WEEKDAYS.index(next(n for n in _WEEKDAYS if n.startswith(name[:3]))) if name.isascii() else _of_week(name)
    if not which:
        return today + timedelta((wanted - today.weekday()) % 7)
    weeks = which.count("下") + which.count("next")
    return today + timedelta(wanted - today.weekday() + 7 * weeks)


def _of_week(name: str) -> int:
    return "一二三四五六日".index(name.replace("天", "日"))


_FORMS: list[tuple[str, Callable[[re.Match[str], date], date]]] = [
    (r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", _full),
    (r"(\d{4})(\d\d)(\d\d)", _full),
    (r"(\d{1,2})[-/.](\d{1,2})", _month_and_day),
    (rf"{_NUMBER}月{_NUMBER}[日号]?", _month_and_day),
    (rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?", _named_month),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\.?(?:,? (?P<year>\d{{4}}))?", _named_month),
    (rf"{_NUMBER}[日号]", _day_of_month),
    (rf"(?:in )?{_NUMBER} (days?|weeks?)(?: from (?:now|today))?", _in_days),
    (rf"(?:再?过)?{_NUMBER}(天|日|个?星期|个?礼拜|周)(?:以?之?后)?", _in_days),
    (rf"(?:on )?(this |next )?({_WEEKDAY})", _weekday),
    (r"((?:这|本|下+)个?)?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
]

"""What stands on the review sheet, on the screen and on the page."""

from __future__ import annotations

import math

from kolinterview.lang import Both

TITLE = Both("考前过一遍", "Before you walk in")
TIME = Both("大约 {n} 分钟读完", "about {n} minute{n:s} to read")
COMPANY = Both("{company}，{day}", "{company}, {day}")
IN_DAYS = Both("还有 {days} 天", "in {days} day{days:s}")
TOMORROW = Both("就是明天", "tomorrow")
TODAY = Both("就是今天", "today")
SIGNS = {"covered": "✓", "unsure": "?", "missed": "✗", "unseen": "☐"}
STATES = {
    "covered": Both("上次答到", "found last time"),
    "unsure": Both("拿不准", "unsure"),
    "missed": Both("上次没答到", "missed last time"),
    "unseen": Both("还没练过", "not drilled yet"),
}
WEAKEST_FIRST = Both("弱的排在前面。", "The weakest come first.")
READY = Both("这几样备好了吗", "Have these ready")
MANNER = Both("怎么让人记住你", "How to come across")
ASK = Both("问他们什么", "What to ask them")
PHRASES = Both("英语面随手用", "Phrases for the English part")
COUNTED = Both("练 {asked} 次，答到 {covered} 次", "found {covered} of {asked} time{asked:s}")
YOU_BEGAN = Both("你答得最好那次的开头：", "How your best answer began: ")
FOLD = Both("先自己说一遍，再点开对", "Say it first, then open to compare")
LEFT_OUT = Both(
    "时间不够，还有 {n} 块没放进来；先放了弱的、常问的。",
    "There was no room in that time for {n} more; the weak and the often asked came first.",
)
ALL_OF_IT = Both("看全部：{command}", "All of it: {command}")
NOTHING_WEAK = Both(
    "练过的都答到了，没有弱的可看。看全部：kolinterview review",
    "Everything you drilled was found last time. All of it: kolinterview review",
)
NOTHING_THERE = Both(
    "这样筛完什么也不剩。去掉 --topic 或 --round 再试。",
    "Nothing is left after these choices. Drop --topic or --round.",
)
WRITTEN = Both("写好了：{path}", "Written: {path}")
WHICH_POINT = Both("还有哪一点？", "Which point is missing?")


def head(seconds: float, company: str, day: Both, days: int | None) -> list[Both]:
    """The title, how long it takes to read, and what for: where, which day, in how many days (None: for nothing)."""
    lines = [TITLE, TIME.fill(n=max(1, math.ceil(seconds / 60)))]
    if days is not None and days >= 0:
        lines.append(COMPANY.fill(company=company, day=day) if company else day)
        lines.append({0: TODAY, 1: TOMORROW}.get(days, IN_DAYS.fill(days=days)))
    return lines

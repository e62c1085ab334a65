"""What is said where the answer is spoken."""

from __future__ import annotations

from kolinterview.lang import Both

HOW_TO_SPEAK = Both(
    "开口说，不用打字。说完按回车，再自己勾说到了哪几条。",
    "Say it aloud; there is nothing to type. Enter when you are done, then tick what you said.",
)
KEYS = Both("说完按回车", "Enter when you have said it")
TICK = Both(
    "说了 {spent}（建议 {suggested}）。说到了哪几条？",
    "You spoke for {spent} (aim for {suggested}). Which of these did you say?",
)
TICK_KEYS = Both(
    "按数字勾，比如 1 3 · 回车 一条没说到 · s 没答，跳过",
    "numbers tick, such as 1 3 · Enter none · s skips",
)
TICK_ONE = Both("说到了吗？y 说到了 · 回车 没有", "Did you say it? y yes · Enter no")
SPOKE = Both("说了 {spent}，建议 {suggested}。", "Spoken in {spent}; aim for {suggested}.")
TIME_IS_ALL = Both("时间到，就说到这儿。", "Time is up; that is where it ends.")
CELL = Both("（口头回答）", "(spoken)")
NEEDS_TERMINAL = Both("--aloud 要在终端里用。", "--aloud needs a terminal.")

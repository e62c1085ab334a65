"""What is said in a mock interview, and of it."""

import math

from kolinterview.lang import Both

CLOCK = Both("{spent} / {suggested} · 剩 {minutes} 分钟", "{spent}/{suggested} · {minutes}m left")
"""Beside the keys it has to fit forty columns."""
TITLE = Both("模拟面试：{name} · {minutes} 分钟", "Mock interview: {name} · {minutes} min")
INTERVIEWER = Both("面试官", "Interviewer")
FOOTER = Both("第 {number} 问 · {time} · 还剩 {minutes} 分钟", "question {number} · {time} · {minutes} min left")
NODS = (
    Both("嗯，好。", "Right."),
    Both("好，明白了。", "Okay, I see."),
    Both("嗯。", "Mm-hm."),
    Both("好，记下了。", "Got it."),
    Both("行，我们往下走。", "Fine, let's move on."),
)
"""What says that the answer has been heard, and nothing of how it was."""
BREAKS_IN = Both("不好意思，打断一下，时间有限，我们往下说。", "Sorry to cut in; we need to move on.")
PASSED_OVER = Both("没关系，下一个。", "That's all right. Next one.")
TALK = Both(
    "像真面试一样：答完就下一问，会追问。面试官问话也算时间。写完按 Ctrl-D；没想法就空着交。"
    "连按两次 Ctrl-C 暂停，下次接着来。",
    "As in the real thing: one question after another, with follow-ups; the time the interviewer speaks counts too."
    " Ctrl-D hands in; hand in nothing if you have nothing. Ctrl-C twice pauses, and you can resume later.",
)
ALOUD = Both(
    "像真面试一样开口说：说完按回车，勾一下说到了哪几条，接着下一问。面试官问话也算时间。"
    "连按两次 Ctrl-C 暂停，下次接着来。",
    "As in the real thing, aloud: press Enter when you are done, tick what you said, and on to the next; the time the"
    " interviewer speaks counts too. Ctrl-C twice pauses, and you can resume later.",
)
WRITTEN = Both(
    "一题一题写，写完按 Ctrl-D，不会就空着交。读题也算时间。连按两次 Ctrl-C 暂停，下次接着来。",
    "One task at a time. Ctrl-D hands in; hand in nothing if you have nothing. Reading counts too. Ctrl-C twice pauses,"
    " and you can resume later.",
)
NO_COMMENTS = Both("中间不点评，最后一起看。", "No comment until the end, when you see it all.")
COMMENTS = Both("每答完一题就点评。", "A comment after each question.")
TASK = Both("题目", "Task")
PAUSED = Both("停在这儿，都记着。接着来：{command}", "Paused; all of it is kept. To go on: {command}")
FOUND = Both(
    "上次的模拟面试没做完：{name}，{when} 开始，问到第 {number} 问。",
    "A mock interview is unfinished: {name}, begun {when}, {number} question{number:s} in.",
)
FOUND_KEYS = Both("回车 接着来 · n 不要了，另开一场", "Enter goes on with it · n gives it up for a new one")
GOES_ON = Both("接着上次的：{name}，还剩 {minutes} 分钟。", "Going on: {name}, {minutes} min left.")
GONE = Both(
    "那道题题库里没有了，往下走。写过的在 {draft}",
    "That question is no longer in the bank; on to the next. What you had is in {draft}",
)
NOT_KEPT_AT_ALL = Both(
    "这一场没有记下来，只有这份报告。", "This one is not in your history; this report is all there is."
)
NOT_RESUMABLE = Both(
    "这场没法记进练习记录，中途退出就接不上了。{why}", "This one cannot be kept, so it cannot be resumed. {why}"
)
RESUME_ALONE = Both(
    "--resume 接着上次的那场，不能再换 {names}。", "--resume goes on with the last one; {names} cannot change."
)

# --- the report ---
REPORT = Both("{name} · {when}", "{name} · {when}")
TOTALS = Both(
    "{questions} 问，{points} 个要点答到 {found} 个{probed} · 用了 {spent} / {minutes} 分钟",
    "{questions} question{questions:s}, {found} of {points} point{points:s} found{probed} · {spent} of {minutes} min",
)
ONLY_PROBED = Both("，其中 {n} 个是追问后才说的", ", {n} of them only after a follow-up")
TYPED = Both(
    "用时 {spent}，说出来约 {aloud}，建议 {suggested} · 分点：{signposts}",
    "Typed in {spent}; said aloud, {aloud}; aim for {suggested} · Signposts: {signposts}",
)
WORK_ON = Both("先补这几处", "What to work on")
NOTHING_TO_WORK_ON = Both("这一场没有明显的缺口。换一轮再来一场。", "No clear gap this time. Try another round.")
POINTS_MISSED = Both("「{topic}」有 {n} 个要点没说到", "{topic}: {n} point{n:s} not found")
SUMS_WRONG = Both("{n} 道算账没算对", "{n} sum{n:s} not worked out right")
NOT_ANSWERED = Both("{n} 问没答上来", "{n} question{n:s} left unanswered")
TOO_LONG = Both("{n} 个回答明显太长", "{n} answer{n:s} far too long")
NO_ORDER = Both("{n} 个长回答没有分点", "{n} long answer{n:s} without a signpost")
CHANGE = Both(
    "判得不对？写「题号.要点号」改判，比如 2.3，可以写几个；回车结束。",
    "A mark is wrong? Type question.point to change it, such as 2.3; several will do. Enter ends.",
)
NO_SUCH = Both("没有 {typed} 这一条。", "There is no {typed}.")
WHICH_MOCK = Both("要写哪一场的编号。", "Say the number of which.")
SEE_AGAIN = Both("再看这份报告：{command}", "To see this report again: {command}")
NOTHING_SAID = Both("这一场一问都没答，没有报告。", "Nothing was answered, so there is no report.")
NO_MOCKS = Both(
    "还没有做过模拟面试。来一场：kolinterview mock", "No mock interviews yet. Start with: kolinterview mock"
)
COL_ROUND = Both("轮次", "Round")
COL_ANSWERS = Both("题数", "Questions")
COL_MINUTES = Both("时长", "Minutes")
UNFINISHED = Both("（没做完）", " (unfinished)")
IN_A_MOCK = Both("（模拟面试）", " (mock)")


def minutes(seconds: float) -> int:
    """Of what is left: a minute begun counts."""
    return max(0, math.ceil(seconds / 60))

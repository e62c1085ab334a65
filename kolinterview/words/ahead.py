"""What is said of the interview ahead: the plan, and how far the user is."""

from __future__ import annotations

from kolinterview.lang import Both

# --- the plan ---
NO_PLAN = Both(
    "还没定面试日期。告诉我哪天：kolinterview plan 12-01",
    "No interview is planned. Say when it is: kolinterview plan 1 Dec",
)
PLAN_CLEARED = Both("面试日期删掉了，练习记录都在。", "The interview is dropped. Your history stays as it is.")
CLEAR_ALONE = Both("--clear 单独用，后面不跟别的。", "--clear stands alone.")
AT_COMPANY = Both(" · {company}", " · {company}")
INTERVIEW_AHEAD = Both("{day} 面试，还有 {days} 天{company}", "Interview on {day}, in {days} day{days:s}{company}")
INTERVIEW_TOMORROW = Both("明天（{day}）面试{company}", "Interview tomorrow, {day}{company}")
INTERVIEW_TODAY = Both("今天（{day}）面试{company}", "Interview today, {day}{company}")
INTERVIEW_PAST = Both("{day} 的面试已经过去了{company}", "The interview on {day} is over{company}")
PLAN_EVENINGS = Both(
    "每晚 {minutes} 分钟，最可能忘的先练（按你现在的进度估的，每次来看都会变）：",
    "{minutes} minutes an evening, what you would forget first (an estimate from where you stand; it moves as you do):",
)
PLAN_QUESTIONS = Both("{n} 题", "{n} question{n:s}")
PLAN_MINUTES = Both("约 {n} 分钟", "{n} min")
PLAN_DONE = Both("（今天已练 {n} 题）", " ({n} done today)")
PLAN_ENOUGH = Both("今天的量够了（练过 {n} 题），还想练随时接着来", "enough for today ({n} done); more never hurts")
PLAN_MORE = Both(
    "再往后 {n} 个晚上也差不多，练着练着会变，到时再看。",
    "And {n} more evening{n:s} like these, to be seen when nearer.",
)
PLAN_SHEET = Both("面试。进门前看一遍：kolinterview review", "The interview. Before you walk in: kolinterview review")
PLAN_OUTLOOK = Both(
    "{spoken}，估计到那天：这么练记得 {then} 个要点，就此停下 {now} 个，共 {points} 个。",
    "{spoken}, by estimate: {then} of {points} points recalled that day if you do this, {now} if you stop now.",
)
OUTLOOK_TODAY = Both(
    "{spoken}，估计记得 {points} 个要点里的 {now} 个。", "{spoken}, by estimate, you recall {now} of {points} points."
)
PLAN_START = Both("现在开练：{command}", "Start now: {command}")
PLAN_TODAY = Both(
    "看一遍再走：kolinterview review · 还有空就练：{command}",
    "Read it through: kolinterview review. Time left? {command}",
)
PLAN_PAST = Both(
    "下一场在哪天？kolinterview plan 12-01 · 不面了：kolinterview plan --clear",
    "When is the next one? kolinterview plan 1 Dec. None: kolinterview plan --clear",
)

# --- progress ---
STATS_ON = Both("按现在停下来、到面试那天（{day}）估计", "An estimate for {day}, the interview, if you stopped now")
STATS_WEEK = Both(
    "按现在停下来、一周后估计。定了面试日期（kolinterview plan 12-01）就按那天算",
    "An estimate for a week from now, if you stopped. With a date (kolinterview plan 1 Dec) it is for that day",
)
IN_LANG = {"zh": Both("用中文", "In Chinese"), "en": Both("用英文", "In English")}
STATS_RECALLED = Both("{spoken}：{points} 个要点大约记得 {n} 个", "{spoken}: about {n} of {points} points recalled")
COL_USED = Both("用时/建议", "Time/aim")
COL_DRILLED = Both("上次练", "Last")
COL_TREND = Both("走势", "Trend")
WEAKEST_POINTS = Both("练过、但最可能忘的要点", "What you drilled and would most likely forget")
DRILL_WEAKEST = Both("就练这几道：{command}", "Drill just these: {command}")
NEVER_ASKED = Both(
    "还有 {n} 个要点没练过，算作没记住：{command}",
    "{n} point{n:s} never drilled, counted as forgotten: {command}",
)
ORPHANED = Both(
    "另有 {n} 次作答的题目题库里已经没有了：记录还在，用时和走势不算它。",
    "{n} answer{n:s} to questions that are no longer in the bank: kept, but not in the times and trends.",
)
REBUILT = Both("重新算好了 {n} 个要点的记忆。", "The memories of {n} point{n:s} were made again from your answers.")

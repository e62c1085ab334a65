"""Every sentence of the screen, Chinese and English side by side. Neither is the other's translation."""

from __future__ import annotations

from kolinterview.lang import Both

# --- asking ---
HOW_TO_ANSWER = Both(
    "直接写，回车换行。写完按 Ctrl-D，或者另起一行只打一个句号。一个字不写就是跳过。",
    "Just type; Enter starts a new line. Ctrl-D hands it in, and so does a line with only a full stop."
    " Hand in nothing to skip.",
)
OF_HOW_MANY = Both("第 {number} 题，共 {total} 题 · {time}", "{number} of {total} · {time}")
RESUMED = Both("接着写上回那题 · {time}", "where you left off · {time}")
AGAIN = Both("再答一遍 · {time}", "once more · {time}")
SUGGESTED = Both("建议 {time}", "about {time}")
LIMITED = Both("限时 {time}", "at most {time}")
FEWER = Both("符合的只有 {n} 道题，就练这 {n} 道。", "Only {n} fit, so {n} it is.")
FOLLOW_UP = Both("追问", "Follow-up")
CLOCK = Both("{spent} / 建议 {suggested}", "{spent} of about {suggested}")
CLOCK_OVER = Both("{spent} 超过建议的 {suggested}", "{spent}, over {suggested}")
CLOCK_LIMIT = Both("还剩 {left}", "{left} left")
EDITOR_KEYS = Both("Ctrl-D 交卷", "Ctrl-D hands in")
CTRL_C_AGAIN = Both("再按一次 Ctrl-C 离开，草稿会留着", "Ctrl-C again: leave, draft kept")
CTRL_C_LOST = Both("再按一次 Ctrl-C 离开，写的存不下来", "Ctrl-C again: leave, NOT kept")
TIME_UP_KEYS = Both("时间到", "Time is up")
CTRL_C_EMPTY = Both("再按一次 Ctrl-C 离开", "Ctrl-C again to leave")
TIME_IS_UP = Both("时间到，写到哪儿交到哪儿。", "Time is up; handed in as it stands.")
LEFT = Both(
    "先到这儿。没写完的留作草稿，下次开练时可以接着写。",
    "Stopped. Your draft is kept; next time you can go on with it.",
)
DRAFT_FOUND = Both(
    "上回有一题写到一半（{size} 字，写了 {spent}）：",
    "An answer from last time is unfinished ({size} characters, {spent}):",
)
DRAFT_KEYS = Both("回车 接着写 · d 扔掉 · l 先放着", "Enter goes on with it · d throws it away · l leaves it for later")
DRAFT_BROKEN = Both(
    "草稿存不进 {folder}，交卷前别关窗口。",
    "Drafts cannot be kept in {folder}: do not close the window before you hand in.",
)
SO_FAR = Both("已经写了：\n{text}", "So far:\n{text}")
DRAFT_GONE = Both("扔掉了。", "Thrown away.")
AFTER_QUESTION = Both("上回的题：{ask}", "The question was: {ask}")
NOT_STORED = Both(
    "这一题没记下来。{why}写的没丢，在 {draft}，下回开练会问你要不要接着写。",
    "This answer is not in your history. {why} It is not lost: it is in {draft}, and the next drill offers it again.",
)
RESCUED = Both(
    "这一题没记下来，草稿也存不进老地方。{why}写的没丢，在 {draft}。"
    "能存了就把它挪进 {folder}，下回开练会问你要不要接着写。",
    "This answer is not in your history, nor among the drafts. {why} It is not lost: it is in {draft}. Once you can,"
    " move that into {folder}, and the next drill offers it again.",
)
STORED_NOWHERE = Both(
    "这一题没记下来，草稿也存不了。{why}要留就从屏幕上复制走。",
    "This answer was NOT saved. {why} Copy it from the screen if you want to keep it.",
)
NOT_KEPT = Both("这一下没记进去。{why}", "This is not in your history. {why}")

# --- feedback ---
FOUND = Both("{total} 个要点，答到 {found} 个{unsure}", "{found} of {total} point{total:s} found{unsure}")
AND_UNSURE = Both("，{unsure} 个拿不准", ", {unsure} unsure")
STATES = {
    "covered": Both("答到", "found"),
    "unsure": Both("拿不准", "unsure"),
    "missed": Both("没答到", "missed"),
}
BY_HAND = Both("（你改判的）", " (your call)")
BY_PROBE = Both("（追问后答到）", " (after the follow-up)")
YOU_SAID = Both("你说：", "You said: ")
YOUR_CALL = Both("算的话按 {number}；不按就不算。", "If that covers it, press {number}; otherwise it does not count.")
SAY_IT_SO = Both("比如这么说：", "For example: ")
TIME_TAKEN = Both(
    "打字 {spent}，说出来约 {aloud}（每分钟 {zh} 字上下），建议 {suggested}。",
    "Typed in {spent}. Said aloud, {aloud} (at about {en} words a minute); aim for {suggested}.",
)
SPOKEN = Both("说出来约 {aloud}。", "Said aloud, {aloud}.")
FROM_TO = Both("{fast} 到 {slow}", "{fast} to {slow}")
DELIVERY = Both("分点：{signposts} · 数字：{figures}", "Signposts: {signposts} · Figures: {figures}")
NO_SIGNPOSTS = Both("没有（比如首先、第二、最后）", "none (such as first, second, finally)")
AND_MORE = Both(" 等 {n} 个", " and {n} more")
WHY_CUE = Both("依据：线索 {cue}", "Because of the cue {cue}")
WHY_LEARNED = Both(
    "依据：和答到的人说法相近（把握 {certainty}%）：{said}",
    "It sounds like answers that made this point ({certainty}% sure): {said}",
)
WHY_LIKE = Both("依据：像这句：{text}", "Because it is like: {text}")
WHY_NOT = Both("依据：没找到说到这一点的话", "Because nothing like it was found")
AS_OF = Both(
    "{date} 核对过。规则和数字会变，面试前再看一眼后台和官方口径。",
    "As of {date}. Rules and figures change: check the current ones before the interview.",
)
SOURCES = Both(
    "依据：{sources}。网址：kolinterview bank sources", "From {sources}. Addresses: kolinterview bank sources"
)
CITED = Both("{title}（{publisher}，{date}）", "{title} ({publisher}, {date})")
CITED_UNDATED = Both("{title}（{publisher}）", "{title} ({publisher})")
RESTS_ON = Both("{n} 个要点用到", "points that rest on it: {n}")
COMMA = Both("、", ", ")
COLON = Both("：", ": ")
AND_OTHERS = Both("等", " and others")
STRONG_ANSWER = Both("一条一条这么说（例子换成你自己的）", "Point by point, how others say it (use your own examples)")
HOW_TO_BUILD = Both("答题思路：", "How to build it: ")
SKIPPED = Both("跳过了。记作跳过，不算没答到。", "Skipped. It counts as skipped, not as missed.")
MENU_NEXT = Both("回车 下一题", "Enter next")
MENU_FINISH = Both("回车 收工", "Enter finish")
MENU_MARKS = Both("1–{total} 改判", "1–{total} change a mark")
MENU_MARK = Both("1 改判", "1 changes the mark")
MENU_FOLLOW_UP = Both("f 让他追问", "f follow-up")
MENU_AGAIN = Both("r 重答", "r answer again")
MENU_AFTER_ALL = Both("r 还是答一下", "r answer it after all")
MENU_STRONG = Both("s 示范", "s strong answer")
MENU_QUIT = Both("q 结束", "q quit")
CTRL_C_MENU = Both("再按一次 Ctrl-C 结束这一轮。", "Ctrl-C again ends the session.")
NOT_A_CHOICE = Both("没有「{typed}」这个选项。", "'{typed}' is not one of the choices.")
NO_SUCH_POINT = Both("要点只有 1 到 {total} 号。", "The points are numbered 1 to {total}.")
ALREADY_FOUND = Both("{number} 号已经答到了。", "Point {number} is found already.")
NO_FOLLOW_UP = Both("没有漏掉的要点，没什么可追问的。", "Nothing was missed, so there is nothing to follow up.")
FOLLOW_UP_SKIPPED = Both("这个追问跳过了。", "That follow-up is skipped.")
WHICH_WORDS = Both(
    "你哪句话说到了这一点？选了就记住，再说得差不多就认得出。",
    "Which of your words covered this? Pick them, and something close to them is found next time.",
)
WHICH_KEYS = Both("按 a–{last} 选 · 回车 不记", "a–{last} picks one · Enter keeps none")
WHICH_KEY = Both("按 a 就是这句 · 回车 不记", "a keeps it · Enter does not")
WORDS_KEPT = Both(
    "记住了。想看想删：kolinterview history exemplars",
    "Remembered. To see or forget them: kolinterview history exemplars",
)
PROBE_UNSURE = Both(
    "像是说到了：{point}。算的话按 {number} 改判。", "This may be it: {point}. If you said it, press {number}."
)
PROBE_WON = Both("追问答上来了：{point}。", "The follow-up brought it out: {point}.")
PROBE_LOST = Both(
    "没找到这一点：{point}。说到了就按 {number} 改判。",
    "I could not find this in it: {point}. If you said it, press {number}.",
)

# --- the end of a session ---
NOTHING_ANSWERED = Both("这一轮一题都没交。", "Nothing was handed in this time.")
SESSION_END = Both("这一轮", "This session")
COL_QUESTION = Both("题目", "Question")
COL_POINTS = Both("要点", "Points")
COL_TIME = Both("用时", "Time")
SECOND_TIME = Both("（重答）", " (again)")
SKIPPED_CELL = Both("跳过", "skipped")
LOOK_AT = Both("接下来补这几处", "What to look at next")
LATER_FOUND = Both("开头漏掉的，后来都补上了。", "What was missed at first came later.")
ALL_FOUND = Both(
    "要点全答到了。换个主题，或者换一种语言再答一遍。",
    "Every point was found. Try another topic, or answer in the other language.",
)
READ_IT = Both("看一遍：{command}", "Read it through: {command}")
DRILL_IT = Both("再练这一块：{command}", "More of the same: {command}")

# --- lists ---
COL_TOPIC = Both("主题", "Topic")
COL_NAME = Both("名称", "Name")
COL_QUESTIONS = Both("题数", "Questions")
COL_ANSWERED = Both("练过", "Answered")
COL_RECALLED = Both("记得", "Recalled")
LEVELS = {"entry": Both("入门", "entry"), "core": Both("核心", "core"), "senior": Both("资深", "senior")}
COL_NUMBER = Both("编号", "No.")
COL_WHEN = Both("时间", "When")
COL_SETTING = Both("设置", "Setting")
COL_VALUE = Both("值", "Value")
COL_FROM = Both("来自", "From")
ORIGINS = {
    "default": Both("默认", "default"),
    "system": Both("跟系统", "system"),
    "file": Both("文件", "file"),
    "environment": Both("环境变量", "environment"),
    "option": Both("命令行", "option"),
}
NONE = Both("没有", "none")
NO_LIMIT = Both("0（不限）", "0 (no limit)")
CONFIG_FILE = Both("设置文件：{path}{missing}", "Settings file: {path}{missing}")
NO_FILE_YET = Both("（还没有，不建也行）", " (not there; nothing needs it)")
HISTORY_FILE = Both("练习记录：{path}", "History: {path}")
NO_HISTORY = Both("还没有记录。先练一轮：kolinterview drill", "No history yet. Start with: kolinterview drill")
TRY_DRILL = Both("开练：kolinterview drill --topic {topic}", "Start: kolinterview drill --topic {topic}")
IN_SECONDS = Both("{n} 秒", "{n} s")
PER_MINUTE = Both("每分钟 {zh} 字、{en} 个英文词", "{zh} Chinese characters, {en} English words a minute")
ORPHAN = Both("（题库里已经没有了）", " (no longer in the bank)")

# --- bank check ---
BANK_FINE = Both(
    "没有问题：{topics} 个主题，{questions} 道题，{frameworks} 个框架，{points} 个要点。",
    "All fine: {topics} topic{topics:s}, {questions} question{questions:s}, {frameworks} framework{frameworks:s},"
    " {points} point{points:s}.",
)
BANK_FAULTS = Both("{faults} 处问题。", "{faults} problem{faults:s}.")

BANK_ADVICE = Both(
    "{n} 处可以改进，不改也能用。", "{n} thing{n:s} to look at again; none keeps the bank from being used."
)
CORRECTED = Both("你改判得最多的要点", "Points you have overruled most")
CORRECTED_HOW = Both("判了 {asked} 次：{how}", "marked {asked} time{asked:s}: {how}")
CORRECTED_ADDED = Both("你补上 {n} 次", "you added it {n} time{n:s}")
CORRECTED_REMOVED = Both("你划掉 {n} 次", "you took it away {n} time{n:s}")
NO_CORRECTIONS = Both("你还没有改判过。", "You have not overruled any mark yet.")

# --- what the user has taught ---
NO_EXEMPLARS = Both(
    "还没有记住过你的说法。练习时把漏判的要点改成答到，就能选一句记住。",
    "None of your own wordings is kept yet. When you mark a missed point as found, you can pick what said it.",
)
FORGET_IT = Both("不要了就删：{command}", "To forget one: {command}")
FORGOTTEN = Both("删掉了。", "Forgotten.")

# --- usage, help ---
USAGE = Both("用法：", "Usage: ")
OPTIONS = Both("选项", "Options")
ARGUMENTS = Both("参数", "Arguments")
COMMANDS = Both("命令", "Commands")
COMMAND_NAME = Both("命令", "COMMAND")
NOT_UTF8 = Both("不是 UTF-8 编码", "it is not UTF-8")
MISSING = Both("少了 {name}。", "{name} is missing.")
EXTRA = Both("多出来的参数：{names}。", "Too many arguments: {names}.")
NEEDS_VALUE = Both("{name} 后面要跟一个值。", "{name} needs a value.")
TAKES_NO_VALUE = Both("{name} 后面不跟值。", "{name} takes no value.")
NOT_THIS = Both("{detail}。", "{detail}.")


def between(fast: float, slow: float) -> Both:
    """From so many seconds to so many, as one time where they are alike."""
    times = clock(fast), clock(slow)
    return FROM_TO.fill(fast=times[0], slow=times[1]) if times[0] != times[1] else Both(*times)


def clock(seconds: float) -> str:
    """75.4 → "1:15"; both languages write it so."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"

"""What --help says, by command and by option, Chinese and English side by side. A test keeps it complete."""

from __future__ import annotations

from kolinterview.lang import Both

COMMANDS: dict[str, Both] = {
    "": Both(
        "TikTok 海外红人运营的模拟面试：出题、计时，再告诉你答案里说到了哪些要点、漏了哪些。不联网，不用账号。",
        "Mock interviews for TikTok influencer-operations jobs: it asks, times you, and shows which points your answer"
        " covered and which it missed. Offline, no account.",
    ),
    "drill": Both(
        "一题一题练：随机出题，或者只练某个主题。答完就能看到说到了哪些要点。",
        "Practise question by question, at random or by topic. After each answer you see which points it covered.",
    ),
    "mock": Both(
        "一整场模拟面试：按轮次出题、会追问、会让你算账、到点收尾；中间不点评，最后给一份报告。停在哪儿下次从哪儿接。",
        "A whole mock interview: the questions of a round in order, follow-ups, sums, and a clock. No comment until the"
        " end, then a report. Stop at any moment and resume.",
    ),
    "review": Both(
        "进面试间之前过一遍：十五分钟的量，先放容易忘又常问的，用你自己说得最好的话。也能做成网页和 Anki 卡片。",
        "What to read before you walk in: fifteen minutes of what you would forget and is often asked, in your own best"
        " words. Also as a page, and as Anki cards.",
    ),
    "topics": Both(
        "有哪些主题、各有几道题、你练过几道、到面试那天大约还记得几成。",
        "The topics: how many questions each has, how many you have answered, how much you would recall on the day.",
    ),
    "plan": Both(
        "记下面试在哪天，排出到那天为止每晚练几题、练什么。不写日期就看现在的安排。",
        "Keep the date of your interview, and see what to drill each evening until then. Without a date: see it again.",
    ),
    "stats": Both(
        "按主题看进度：到面试那天大约还记得多少、上次答得怎样、用了多久，最弱的是哪几个要点。",
        "How far you are, by topic: what you would recall on the day, how it went last, how long it took, and the"
        " weakest points.",
    ),
    "score": Both(
        "不计时，看一段写好的回答说到了哪些要点。不给文件就从标准输入读。",
        "Mark an answer you have already written, with no clock. Without a file it reads standard input.",
    ),
    "history": Both("看以前的作答。", "Your earlier answers."),
    "history list": Both("最近的作答，新的在前。", "Recent answers, newest first."),
    "history show": Both("某一次作答的全文和要点。", "One answer in full, with its points."),
    "history exemplars": Both(
        "你教过它的说法：改判时选中、以后都认得的那些句子。只存在本机。",
        "Wordings you have taught it: what you picked when you overruled a mark. They never leave this computer.",
    ),
    "history mocks": Both(
        "做过的模拟面试；给一个编号就看那一场的报告。",
        "Your mock interviews; with a number, the report of that one.",
    ),
    "history check": Both(
        "检查记录文件：坏没坏、每一条读不读得出、记忆对不对得上，有问题告诉你怎么办。什么都不改。",
        "Check the history file: is it whole, can all of it be read, do the memories agree; and what to do if not."
        " Nothing is changed.",
    ),
    "history export": Both(
        "把全部记录导出成 JSON Lines：备份、换电脑、自己分析都行。",
        "All of your history as JSON Lines: to keep, to move, to analyse.",
    ),
    "history import": Both(
        "导入别处导出的记录。已经有的不会重复，可以合并两台电脑的。",
        "Bring in what was exported elsewhere. What is there already is not doubled: two machines can be merged.",
    ),
    "history forget": Both(
        "彻底删掉作答：写编号，或者 --all 全删。会先问你。",
        "Delete answers for good: these numbers, or --all. You are asked first.",
    ),
    "history rebuild": Both(
        "从作答记录把每个要点的记忆重新算一遍。平时用不着。",
        "Make the memory of every point again from your answers. Nothing needs it in the ordinary way.",
    ),
    "bank": Both("题库在哪儿、有没有写错。", "Where the question bank is, and whether it has errors."),
    "bank check": Both(
        "检查题库：每一处问题，还有可以改进的线索，都带行号。不给文件夹就查正在用的题库。",
        "Check a bank: every fault and every cue worth a second look, with its line. Without a folder, the one in use.",
    ),
    "bank sources": Both(
        "会变的规则和数字是从哪儿来的、哪天的，带网址。",
        "Where the rules and figures that age were read, of which date, with their addresses.",
    ),
    "bank path": Both("题库文件夹的位置。", "The folders the bank is read from."),
    "config": Both("每一项设置的值，以及它是从哪儿来的。", "Every setting, its value, and where that comes from."),
}

OPTIONS: dict[str, Both] = {
    "--help": Both("看这一页。", "Show this page."),
    "--version": Both("看版本号。", "Show the version."),
    "--lang": Both("题目和界面的语言：zh 或 en。", "The language of questions and screen: zh or en."),
    "--json": Both("输出 JSON，给程序用。", "Print JSON, for programs."),
    "drill --topic": Both(
        "只练这个主题，可以写多次。主题名见 kolinterview topics。",
        "Only this topic; may be given more than once. See kolinterview topics.",
    ),
    "drill --question": Both(
        "就练这道题，可以写多次，按写的顺序问；别的挑题选项不再管用。id 见 kolinterview topics --questions。",
        "Exactly this question; may be given more than once, and other ways of choosing no longer count."
        " For ids see kolinterview topics --questions.",
    ),
    "review --topic": Both("只看这个主题，可以写多次。", "Only this topic; may be given more than once."),
    "review --round": Both(
        "只看这一轮会问的：hr、business（业务）、english、written（笔试）、final（终面）。",
        "Only what this round asks: hr, business, english, written or final.",
    ),
    "review --weak": Both(
        "只看练过、上次没答到的要点。", "Only points that you drilled and that were not found last time."
    ),
    "review --minutes": Both(
        "有几分钟看，不写是 15；容易忘又常问的先放。缩小了范围就全放。",
        "Minutes there are to read; 15 unless you say, or all where the sheet is narrowed. What you would forget and is"
        " often asked comes first.",
    ),
    "review --all": Both("全放上来，不管要看多久。", "All of it, however long it takes."),
    "review --format": Both(
        "text、markdown 或 html；不写就看文件名。", "text, markdown or html; else as the file's name has it."
    ),
    "review --output": Both("写进这个文件。", "Write it to this file."),
    "review --force": Both("文件已经有了也覆盖。", "Overwrite the file if it is there."),
    "review --open": Both("做成网页，用浏览器打开。", "Make it a page and open it in the browser."),
    "review --cards": Both(
        "做成 Anki 卡片，一个要点一张；再导一次只会更新，不会重复。",
        "Make it cards for Anki, one a point; importing again updates them and makes no doubles.",
    ),
    "drill --count": Both(
        "练几道题，不写是 5 道。不够就有几道练几道，一轮里不重复。",
        "How many questions; 5 unless you say, fewer where there are fewer. None comes twice.",
    ),
    "drill --level": Both(
        "只要这个难度：entry（入门）、core（核心）、senior（资深）。", "Only this level: entry, core or senior."
    ),
    "drill --pick": Both(
        "怎么挑题：random 是随机，刚问过的先歇着；weak 先练到面试那天最可能忘的，没练过的也算。",
        "How questions are chosen: random, those asked lately resting; or weak, what you would most likely have"
        " forgotten by the interview, what you never drilled included.",
    ),
    "drill --limit": Both(
        "每题最多几秒，到点自动交卷，写的都在。0 是不限。",
        "Seconds an answer may take; then it is handed in as it stands. 0 for no limit.",
    ),
    "drill --clock": Both(
        "时钟放哪儿：toolbar（屏幕底部）、title（窗口标题，不影响输入法）、off（不要）。",
        "Where the clock is: toolbar (bottom of the screen), title (of the window; kinder to input methods) or off.",
    ),
    "drill --seed": Both(
        "随机种子：练习记录不变，同一个数出同样的题。",
        "Random seed: with the same history, the same number asks the same questions.",
    ),
    "drill --aloud": Both(
        "开口说，不打字：说完按回车，再自己勾说到了哪几条。用时就是真的说话时间。",
        "Say it instead of typing: Enter when done, then tick the points you said. The time is real speaking time.",
    ),
    "mock --round": Both(
        "哪一轮：hr（人事）、business（业务，不写就是它）、english（英语）、written（笔试）、final（终面）、full（全程）。",
        "Which round: hr, business (unless you say), english, written, final, or full, which is all in one go.",
    ),
    "mock --minutes": Both(
        "一共几分钟；不写就按那一轮的常规来。", "How many minutes in all; what is usual for the round unless you say."
    ),
    "mock --level": Both(
        "专业题只要这个难度：entry（入门）、core（核心）、senior（资深）。",
        "Questions of the trade only at this level: entry, core or senior.",
    ),
    "mock --for": Both(
        "你是谁：graduate（应届）或 experienced（有经验）；不写就只问谁都适用的。",
        "Who you are: graduate or experienced; else only what suits both is asked.",
    ),
    "mock --clock": Both(
        "时钟放哪儿：toolbar（屏幕底部）、title（窗口标题，不影响输入法）、off（不要）。",
        "Where the clock is: toolbar (bottom of the screen), title (of the window; kinder to input methods) or off.",
    ),
    "mock --seed": Both(
        "随机种子：同一个数出同样的一场。", "Random seed: with the same history, the same number is the same interview."
    ),
    "mock --aloud": Both(
        "开口说，不打字；说完自己勾说到了哪几条。", "Say your answers instead of typing, and tick what you said."
    ),
    "mock --coach": Both(
        "每答完一题就点评，不等到最后。", "Show what was found after each question, not only at the end."
    ),
    "mock --resume": Both("接着做上次没做完的那场。", "Go on with the one that is unfinished."),
    "mock --output": Both("报告写进这个文件。", "Write the report to this file."),
    "mock --format": Both(
        "报告的格式：text、markdown 或 html；不写就看文件名。",
        "text, markdown or html; else as the file's name has it.",
    ),
    "mock --force": Both("文件已经有了也覆盖。", "Overwrite the file if it is there."),
    "history export --output": Both("写进这个文件。", "Write it to this file."),
    "history export --force": Both("文件已经有了也覆盖。", "Overwrite the file if it is there."),
    "history import FILE": Both(
        "导出的文件；- 或不写就是标准输入。", "The exported file; - or none is standard input."
    ),
    "history forget IDS": Both("作答的编号，可以写几个。", "The numbers of the answers."),
    "history forget --all": Both("全部作答、草稿和记忆。", "All answers, drafts and memories."),
    "history forget --yes": Both("不问，直接删。", "Do not ask."),
    "history mocks MOCK": Both(
        "那一场的编号，见不带编号的列表。", "The number of the interview, as listed without one."
    ),
    "history mocks --output": Both("报告写进这个文件。", "Write the report to this file."),
    "history mocks --format": Both(
        "报告的格式：text、markdown 或 html；不写就看文件名。",
        "text, markdown or html; else as the file's name has it.",
    ),
    "history mocks --force": Both("文件已经有了也覆盖。", "Overwrite the file if it is there."),
    "drill --yes": Both("不停下来问，一题接一题。", "Ask nothing between questions."),
    "topics --topic": Both("只看这个主题，可以写多次。", "Only this topic; may be given more than once."),
    "stats --topic": Both("只看这个主题，可以写多次。", "Only this topic; may be given more than once."),
    "plan DATE": Both(
        "面试在哪天：12-01、12月1日、周五、下周五、5天后、明天都行。",
        "When the interview is: 12-01, 1 Dec, friday, next friday, in 5 days, tomorrow.",
    ),
    "plan --company": Both("哪家公司，考前那一页会写上。", "With whom; the sheet to read before it says so."),
    "plan --minutes-per-day": Both(
        "每晚能练几分钟，5 到 180，不写是 30。", "Minutes you have in an evening, 5 to 180; 30 unless you say."
    ),
    "plan --clear": Both("不面了，删掉日期。练习记录都留着。", "Drop the date. Your history stays."),
    "topics --questions": Both("把每道题也列出来。", "List the questions too."),
    "history list --limit": Both("最多列几条，默认 20。", "How many to list; 20 unless you say."),
    "score QUESTION": Both(
        "题目的 id，见 kolinterview topics --questions。", "The question's id; see kolinterview topics --questions."
    ),
    "score FILE": Both(
        "写着回答的文件；- 或不写就是标准输入。", "The file with the answer; - or none is standard input."
    ),
    "score --why": Both(
        "每个要点说明依据：是哪条线索，还是哪些说法。", "Say for each point what decided: which cue, or which words."
    ),
    "history exemplars --forget": Both("删掉这一条，编号见列表。", "Forget the wording with this number."),
    "bank check --history": Both(
        "再列出你改判得最多的要点：这些要点的线索最该改。",
        "Also list the points you have overruled most: their cues need work first.",
    ),
    "history show ID": Both(
        "作答的编号，见 kolinterview history list。", "The number of the answer; see kolinterview history list."
    ),
    "bank check FOLDER": Both("要检查的题库文件夹。", "The folder of the bank to check."),
}


METAVARS = {
    "TOPIC": Both("主题", "TOPIC"),
    "N": Both("数", "N"),
    "LEVEL": Both("难度", "LEVEL"),
    "HOW": Both("方式", "HOW"),
    "SECONDS": Both("秒数", "SECONDS"),
    "WHERE": Both("位置", "WHERE"),
    "zh|en": Both("zh|en", "zh|en"),
    "QUESTION": Both("题目", "QUESTION"),
    "FILE": Both("[文件]", "[FILE]"),
    "ROUND": Both("轮次", "ROUND"),
    "WHOM": Both("谁", "WHOM"),
    "IDS": Both("[编号]…", "[ID]…"),
    "MOCK": Both("[编号]", "[ID]"),
    "FORMAT": Both("格式", "FORMAT"),
    "OUTPUT": Both("文件", "FILE"),
    "DATE": Both("[日期]", "[DATE]"),
    "NAME": Both("名称", "NAME"),
    "MINUTES": Both("分钟", "MINUTES"),
    "ID": Both("编号", "ID"),
    "FOLDER": Both("[文件夹]", "[FOLDER]"),
}


def of_option(command: str, name: str) -> Both:
    """The help of an option or argument, its command's own before the one they all share."""
    return OPTIONS.get(f"{command} {name}") or OPTIONS[name]

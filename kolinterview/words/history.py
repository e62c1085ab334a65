"""What is said of the history as a file: checked, carried away, brought in, forgotten."""

from kolinterview.lang import Both

FINE = Both("没有问题：{n} 条作答，每一条都读得出。", "All fine: {n} answer{n:s}, every one of them readable.")
DAMAGED = Both("数据库坏了：{what}", "The database is damaged: {what}")
UNREADABLE = Both("有记录读不出：{what}", "Some of it cannot be read: {what}")
DISAGREE = Both(
    "要点的记忆和作答对不上。重新算一遍：kolinterview history rebuild",
    "The memory of points does not agree with the answers. To make it again: kolinterview history rebuild",
)
WHAT_TO_DO = Both(
    "先把 {path} 复制一份。再试 kolinterview history export -o 文件，能导出就从头开始再导入。",
    "First make a copy of {path}. Then try kolinterview history export -o FILE; if that works, start afresh and import"
    " it.",
)
BACKUP = Both("升级之前的备份在 {path}", "A backup from before an upgrade is at {path}")
IMPORTED = Both(
    "导入了 {attempts} 条新的作答，更新了 {marks} 处改判。",
    "Imported {attempts} new answer{attempts:s}, updated {marks} mark{marks:s}.",
)
ASK_ALL = Both(
    "要删掉全部 {n} 条作答、草稿和记忆吗？删了找不回来。",
    "Delete all {n} answer{n:s}, drafts and memories? They cannot be brought back.",
)
ASK_SOME = Both(
    "要删掉这 {n} 条作答吗？追问和教过的说法也会一起删，删了找不回来。",
    "Delete {n} answer{n:s}, with follow-ups and saved wordings? They cannot be brought back.",
)
ASK_KEYS = Both("y 删掉 · 回车 不删", "y deletes · Enter does not")
GONE = Both("删掉了，升级前的备份也删了。", "Deleted, backups from before upgrades included.")
KEPT = Both("没有删。", "Nothing was deleted.")
SAY_YES = Both("没有人可以问，真要删就加 --yes。", "There is nobody to ask; add --yes if you mean it.")
WHICH = Both("写要删的编号，或者 --all。", "Say which numbers, or --all.")

"""What can go wrong by what a user or a data author does: each error owns its sentence and its exit code."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kolinterview.lang import Both, Lang

TOPIC = Both("主题", "topic")
QUESTION = Both("题目", "question")
COMMAND = Both("命令", "command")
OPTION = Both("选项", "option")


def near(name: str, names: Iterable[str]) -> list[str]:
    """Up to three of `names` that `name` may be a slip for, nearest first; none much less near than the first."""
    from difflib import SequenceMatcher, get_close_matches

    spelt = {known.casefold(): known for known in names}
    close = get_close_matches(name.casefold(), spelt, n=3, cutoff=0.6)
    nearness = [SequenceMatcher(None, key, name.casefold()).ratio() for key in close]
    return [spelt[key] for key, ratio in zip(close, nearness, strict=True) if ratio > nearness[0] - 0.15]


def either(names: Sequence[str]) -> Both:
    """The names as alternatives."""
    return Both(" 或 ".join(names), " or ".join(names))


class KolError(Exception):
    """Expected trouble. `sentence` tells it in one line, with what to do next."""

    said = Both("出错了。", "Something went wrong.")
    exit_code = 1

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.values = values

    def sentence(self, lang: Lang) -> str:
        return self.said.say(lang, **self.values)

    def __str__(self) -> str:
        return self.sentence("en")


class UnknownName(KolError):
    """A topic, question, command or option that is not there; the nearest names are offered."""

    said = Both("没有叫「{name}」的{kind}。{hint}", "There is no {kind} called '{name}'. {hint}")
    exit_code = 2
    near_said = Both("是不是想写 {near}？", "Did you mean {near}?")
    list_said = Both("看有哪些：{listing}", "To list them: {listing}")

    def __init__(self, kind: Both, name: str, names: Iterable[str], listing: str) -> None:
        close = near(name, names)
        hint = self.near_said.fill(near=either(close)) if close else self.list_said.fill(listing=listing)
        super().__init__(kind=kind, name=name, hint=hint)


class NoSuchAttempt(KolError):
    """No answer of that number in the history."""

    said = Both("没有 {id} 号作答。看有哪些：{listing}", "There is no answer number {id}. To list them: {listing}")
    exit_code = 2


class NoSuchExemplar(KolError):
    """No way of saying a point is kept under that number."""

    said = Both("没有第 {id} 条。看有哪些：{listing}", "There is no saved wording number {id}. To list them: {listing}")
    exit_code = 2


class NoSuchMock(KolError):
    """No mock interview has that number."""

    said = Both(
        "没有第 {id} 场模拟面试。看有哪些：{listing}", "There is no mock interview number {id}. To list them: {listing}"
    )
    exit_code = 2


class BadUsage(KolError):
    """A command line that does not fit its command; `what` says how."""

    said = Both("{what}用法：{command} --help", "{what} See: {command} --help")
    exit_code = 2


class NothingToAsk(KolError):
    """Topic and level leave no question."""

    said = Both(
        "这样筛完一道题也不剩。去掉 --level 或多加一个 --topic 再试。",
        "No question is left after these choices. Drop --level or add another --topic.",
    )


class PastDay(KolError):
    """An interview that has been."""

    said = Both("{day} 已经过去了。面试改到哪天了？", "{day} is in the past. When is the interview?")
    exit_code = 2


class FarDay(KolError):
    """An interview so far off that it is a slip of the keyboard."""

    said = Both(
        "{day} 还有 {days} 天，太远了（最多 200 天），是不是写错了？",
        "{day} is {days} days away; plans go up to 200. Is that a slip?",
    )
    exit_code = 2


class NoInterview(KolError):
    """Something was said of an interview whose day is not known."""

    said = Both(
        "先说面试在哪天，比如 kolinterview plan 12-01",
        "First say when the interview is, such as kolinterview plan 12-01",
    )
    exit_code = 2


class NothingToResume(KolError):
    """No mock interview is unfinished."""

    said = Both(
        "没有做到一半的模拟面试。开一场：kolinterview mock",
        "No mock interview is unfinished. Start one: kolinterview mock",
    )


class TooShort(KolError):
    """Less time than an interview of that kind must have."""

    said = Both(
        "{name}至少要 {least} 分钟：按你的速度，必问的几题就要这么久",
        "{name} needs {least} minutes or more: what it must ask takes that long at your speed",
    )
    exit_code = 2


class Unreadable(KolError):
    """A file named by the user that cannot be read."""

    said = Both("读不了 {path}：{why}", "Cannot read {path}: {why}")


class FileThere(KolError):
    """A file that would be overwritten."""

    said = Both(
        "{path} 已经有了，没动它。要覆盖就加 --force", "{path} is there already and untouched. --force overwrites it."
    )


class Unwritable(KolError):
    """A file named by the user that cannot be written."""

    said = Both("写不了 {path}：{why}", "Cannot write {path}: {why}")


class NotAnExport(KolError):
    """A file that cannot be imported; nothing has been."""

    said = Both("导入不了 {path}：{why}。什么都没动。", "Cannot import {path}: {why}. Nothing was changed.")


class NothingToScore(KolError):
    """No text was given."""

    said = Both(
        "没有内容可看。把回答写进文件，或者从管道喂进来。",
        "There is nothing to mark. Give a file, or pipe an answer in.",
    )


class StoreTrouble(KolError):
    """The history cannot be read or written."""

    said = Both("练习记录存不进 {path}：{why}。", "Cannot keep your history in {path}: {why}.")


class StoreTooNew(StoreTrouble):
    """A newer version's file, which this one might spoil."""

    said = Both(
        "{path} 是更新版本的 kolinterview 写的。请升级后再用，文件没有动过。",
        "{path} was written by a newer kolinterview. Please upgrade; the file is untouched.",
    )


class StoreCorrupt(StoreTrouble):
    """Not a history file, or no longer one."""

    said = Both(
        "{path} 不是完好的记录文件（{why}）。文件没有动过；把它挪走就能重新开始。",
        "{path} cannot be read as a history file ({why}). It is untouched; move it away to start afresh.",
    )


_REASONS = {
    errno.ENOENT: Both("没有这个文件", "there is no such file"),
    errno.EISDIR: Both("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Both("路径中间有一段不是文件夹", "part of the path is not a folder"),
    errno.EACCES: Both("没有权限", "permission denied"),
    errno.EPERM: Both("没有权限", "permission denied"),
    errno.EROFS: Both("磁盘是只读的", "the disk is read-only"),
    errno.ENOSPC: Both("磁盘满了", "the disk is full"),
    errno.EEXIST: Both("那里已有一个同名的文件", "a file of that name is in the way"),
}


def reason(error: OSError) -> Both:
    """Why the system refused, in words."""
    other = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Both(other, other))


class Problem(NamedTuple):
    """One fault in a data file. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    where: str
    said: Both

    def sentence(self, lang: Lang) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.said.of(lang)}"


class DataProblems(KolError):
    """A bank or settings file with faults: all of them, each with its line."""

    said = Both("{problems}", "{problems}")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)

    def sentence(self, lang: Lang) -> str:
        return "\n".join(problem.sentence(lang) for problem in self.problems)

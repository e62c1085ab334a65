"""YAML as a tree of places that know their line, so that every fault can be named where it stands.

Only nodes know line numbers and duplicate keys; and as nodes, `no` stays "no" and `1:30` stays "1:30".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

import yaml

from kolinterview.errors import Problem, either, near
from kolinterview.lang import Both

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What a terminal obeys instead of showing, and what turns round the direction of what it shows."""

UNSEEN = Both("有看不见的控制字符 U+{code}", "has an unseen control character, U+{code}")
NOT_MAPPING = Both("这里要写「键: 值」", "must be 'key: value' pairs")
NOT_LIST = Both("这里要写成列表", "must be a list")
NOT_TEXT = Both("这里要写一段文字", "must be text")
NO_TEXT = Both("不能留空", "must not be empty")
NOT_ID = Both(
    "「{value}」不能当 id：只用小写字母、数字和连字符", "'{value}' is no id: use lower-case letters, digits and hyphens"
)
NOT_NUMBER = Both("「{value}」不是 {low} 到 {high} 之间的整数", "'{value}' is not a whole number from {low} to {high}")
NOT_DATE = Both("「{value}」不是日期，要写成 2026-11-23 这样", "'{value}' is not a date such as 2026-11-23")
NOT_ONE_OF = Both("不认识「{value}」，可以写：{names}{near}", "'{value}' is not one of {names}{near}")
NEAR = Both("；是不是想写 {near}？", "; did you mean {near}?")
MISSING = Both("少了「{key}」", "'{key}' is missing")
UNKNOWN_KEY = Both("多了「{key}」，这里没有这一项{near}", "'{key}' is not known here{near}")
DUPLICATE_KEY = Both("「{key}」写了两次，第一次在第 {line} 行", "'{key}' stands twice, first on line {line}")
NO_LANGUAGE = Both("少了「{key}」：中英文都要有", "'{key}' is missing: both languages are needed")


class Place:
    """One spot in a YAML file. Its getters report what is wrong to `problems` and then return an empty value.

    A place with no node stands for an entry that is not there; its getters return empty values and say nothing.
    """

    def __init__(self, node: yaml.Node | None, file: str, where: str, problems: list[Problem]) -> None:
        self.node = node
        self.file = file
        self.where = where
        self.problems = problems

    def __bool__(self) -> bool:
        return self.node is not None

    @property
    def line(self) -> int:
        return 0 if self.node is None else int(self.node.start_mark.line) + 1

    def complain(self, said: Both, **values: object) -> None:
        if self.node is not None:
            self.problems.append(self.problem(said, **values))

    def problem(self, said: Both, **values: object) -> Problem:
        """What is wrong here, without reporting it."""
        column = int(self.node.start_mark.column) + 1 if self.node else 1
        return Problem(self.file, self.line, column, self.where, said.fill(**values))

    def at(self, node: yaml.Node | None, step: str) -> Place:
        where = f"{self.where}.{step}" if self.where and not step.startswith("[") else self.where + step
        return Place(node, self.file, where, self.problems)

    def _here(self, node: yaml.Node) -> Place:
        """Another node of this spot: a key."""
        return Place(node, self.file, self.where, self.problems)

    def named(self, name: str) -> Place:
        """The same spot, called by its id in what is reported."""
        return Place(self.node, self.file, name or self.where, self.problems)

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Place]:
        """The entries of a mapping, one place for each name; names that are missing get an absent place."""
        names = [*required, *optional]
        found: dict[str, Place] = {name: self.at(None, name) for name in names}
        if self.node is None:
            return found
        if not isinstance(self.node, yaml.MappingNode):
            self.complain(NOT_MAPPING)
            return found
        lines: dict[str, int] = {}
        for key, value in self.node.value:
            spot, name = self._here(key), str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name not in found:
                spot.complain(UNKNOWN_KEY, key=name, near=or_near(name, names))
            elif name in lines:
                spot.complain(DUPLICATE_KEY, key=name, line=lines[name])
            else:
                found[name], lines[name] = self.at(value, name), spot.line
        for name in required:
            if not found[name]:
                self.complain(MISSING, key=name)
        return found

    def pairs(self, *, free: bool = False) -> list[tuple[str, Place]]:
        """The entries of a mapping: by id, or whatever they are called (`free`)."""
        if self.node is None:
            return []
        if not isinstance(self.node, yaml.MappingNode):
            self.complain(NOT_MAPPING)
            return []
        found: dict[str, Place] = {}
        lines: dict[str, int] = {}
        for key, value in self.node.value:
            spot = self._here(key)
            name = spot.text() if free else spot.id()
            if name in lines:
                spot.complain(DUPLICATE_KEY, key=name, line=lines[name])
            elif name:
                found[name], lines[name] = self.at(value, name), spot.line
        return list(found.items())

    def entry(self, name: str) -> Place:
        """The entry of that name; an absent place where there is none."""
        entries = self.node.value if isinstance(self.node, yaml.MappingNode) else ()
        nodes = [value for key, value in entries if key.value == name]
        return self.at(nodes[0] if nodes else None, name)

    def items(self) -> list[Place]:
        if self.node is None:
            return []
        if not isinstance(self.node, yaml.SequenceNode):
            self.complain(NOT_LIST)
            return []
        return [self.at(node, f"[{number}]") for number, node in enumerate(self.node.value, 1)]

    def is_list(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    def is_mapping(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    def text(self) -> str:
        if self.node is None:
            return ""
        if not isinstance(self.node, yaml.ScalarNode):
            self.complain(NOT_TEXT)
            return ""
        value = " ".join(str(self.node.value).split())
        if not value:
            self.complain(NO_TEXT)
        if unseen := _UNSEEN.search(value):
            self.complain(UNSEEN, code=f"{ord(unseen[0]):04X}")
            return _UNSEEN.sub("", value)
        return value

    def id(self) -> str:
        value = self.text()
        if value and not _ID.fullmatch(value):
            self.complain(NOT_ID, value=value)
            return ""
        return value

    def whole(self, low: int, high: int) -> int:
        value = self.text()
        if not value:
            return low
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            self.complain(NOT_NUMBER, value=value, low=low, high=high)
            return low
        return int(value)

    def number(self) -> float | None:
        """A number, perhaps with decimals; None where there is none."""
        value = self.text()
        if re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", value):
            return float(value)
        return None

    def day(self, *, or_part: bool = False) -> str:
        """An ISO date, or "" where there is none; with `or_part` a year or a month will do."""
        value = self.text()
        if or_part and re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", value):
            return value
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            self.complain(NOT_DATE, value=value)
            return ""

    def one_of(self, names: Collection[str]) -> Any:
        value = self.text()
        if value and value not in names:
            self.complain(NOT_ONE_OF, value=value, names=" | ".join(names), near=or_near(value, names))
            return ""
        return value

    def both(self, *, needed: bool) -> Both:
        """A text in zh and en. Both are required where `needed`; otherwise one will do."""
        if isinstance(self.node, yaml.ScalarNode) and not needed:
            return Both(self.text(), "")
        fields = self.fields((), ("zh", "en"))
        missing = [name for name in ("zh", "en") if not fields[name]]
        if isinstance(self.node, yaml.MappingNode) and missing and needed:
            self.complain(NO_LANGUAGE, key=missing[0])
        elif isinstance(self.node, yaml.MappingNode) and len(missing) == 2:
            self.complain(NO_TEXT)
        return Both(fields["zh"].text(), fields["en"].text())


def or_near(name: str, names: Collection[str]) -> Both:
    """ "; did you mean …?", or nothing where no name is near."""
    close = near(name, names)
    return NEAR.fill(near=either(close)) if close else Both("", "")

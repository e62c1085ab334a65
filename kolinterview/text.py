"""Language, nothing of interviews: an answer as units (Chinese characters, word stems) that know where they stood.

Folding: NFKC, case, traditional → simplified with Taiwan's vocabulary (OpenCC's tw2sp, the phrases kept in step with
the original by aligning what changed length), then words that mean the same made one, because tw2sp turns 互動 into
交互 but leaves 互动, and does not know 影片 when it is written in simplified text. English stems are Snowball's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
_TOKEN = rf"""
    (?P<han>[{HAN}])
  | (?P<word>\d+(?:[.,]\d+)+[a-z]* | [^\W_{HAN}]+(?:['’][^\W_{HAN}]+)*)
  | (?P<sign>[%$€£¥])
  | (?P<stop>[。！？!?;…\n]+ | (?<!\.)\.+(?=\s|$|["'”’)]|[{HAN}]))
  | (?P<comma>[,:()—]+)
"""
_PAIRS = (
    # what tw2sp makes of a word:the same word as the mainland writes it
    "交互:互动 截屏:截图 指针:指标 运行:执行 存盘:存档 社群:社区 拷贝:复制 查找:查询 实时:即时 变量:变数 "
    # Taiwan's word in simplified characters:the mainland's
    "影片:视频 视讯:视频 资料:数据 资讯:信息 讯息:消息 连结:链接 搜寻:搜索 联络:联系 设定:设置 软体:软件 网路:网络 "
    "萤幕:屏幕 档案:文件 专案:项目 简报:演示文稿 检视:查看 点选:点击 列印:打印 类比:模拟 纽西兰:新西兰 义大利:意大利"
)
SYNONYMS = dict(pair.split(":") for pair in _PAIRS.split())
RUN = 80
"""Characters converted at a time: a phrase that happens to be cut in two is matched by its simplified characters."""
ENDLESS, AROUND = 24, 10
"""Units: where more of a clause than ENDLESS stands before or behind what is quoted, AROUND of it goes along."""
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")


class Unit(NamedTuple):
    """A Chinese character, word, number or sign of the folded text; `start:end` is its place in the original.

    `sentence` and `clause` number the stretches between full stops and between commas, through the whole text.
    """

    word: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int

    @property
    def is_han(self) -> bool:
        return len(self.word) == 1 and _is_han(self.word)


@lru_cache(maxsize=64)
def units(text: str) -> tuple[Unit, ...]:
    """The units of a text, in order."""
    return tuple(_units(text))


def spoken(text: str) -> tuple[int, int]:
    """How many Chinese characters the text has, and how many words, numbers and signs beside them."""
    kinds = [token.lastgroup for token in _tokens().finditer(unicodedata.normalize("NFKC", text).casefold())]
    return kinds.count("han"), kinds.count("word") + kinds.count("sign")


def fold(text: str) -> str:
    """The text as it is compared: full-width, upper-case and traditional forms gone."""
    return _folded(text)[0]


def clause_span(run: Sequence[Unit], first: int, last: int) -> tuple[int, int]:
    """Where in the text the clauses from that of unit `first` to that of unit `last` begin and end, punctuation left
    off; of a clause without end, as transcripts have them, only what stands around."""
    begin = next(n for n in range(first, -1, -1) if n == 0 or run[n - 1].clause != run[first].clause)
    end = next(n for n in range(last, len(run)) if n + 1 == len(run) or run[n + 1].clause != run[last].clause)
    if first - begin > ENDLESS:
        begin = first - AROUND
        begin = next((n for n in range(begin, first) if _is_gap(run, n)), begin)
    if end - last > ENDLESS:
        end = last + AROUND
        end = next((n for n in range(end, last, -1) if _is_gap(run, n + 1)), end)
    return run[begin].start, run[end].end


def _is_gap(run: Sequence[Unit], n: int) -> bool:
    """Does something stand before unit `n`? In a transcript a space is all the punctuation there is."""
    return run[n].start > run[n - 1].end


def _units(text: str) -> Iterator[Unit]:
    folded, places = _folded(text)
    sentence = clause = 0
    for token in _tokens().finditer(folded):
        if token.lastgroup == "stop":
            sentence, clause = sentence + 1, clause + 1
        elif token.lastgroup == "comma":
            clause += 1
        else:
            word = token[0].replace("’", "'")
            start, end = places[token.start()][0], places[token.end() - 1][1]
            yield Unit(word, _stem(word), start, end, sentence, clause)


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and for each of its characters the (start, end) it came from."""
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        for piece in unicodedata.normalize("NFKC", character).casefold():
            plain.append(piece)
            places.append((index, index + 1))
    folded: list[str] = []
    came_from: list[tuple[int, int]] = []
    at = 0
    for before, is_han in _runs(plain):
        after = _one_vocabulary(_converter("tw2sp").convert(before)).casefold() if is_han else before
        here = places[at : at + len(before)]
        folded.append(after)
        came_from += _aligned(before, after, here) if is_han else here
        at += len(before)
    return "".join(folded), came_from


def _runs(characters: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text in stretches that are Chinese, as OpenCC's phrases are, or not; long ones cut, as aligning squares."""
    for is_han, run in groupby(characters, _is_han):
        stretch = "".join(run)
        for start in range(0, len(stretch), RUN):
            yield stretch[start : start + RUN], is_han


def _aligned(before: str, after: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of `after`, where phrases of another length may have taken the place of some of `before`."""
    # Character by character the length stays, which shows what has merely been simplified.
    before = _converter("t2s").convert(before)
    if before == after:
        return places
    from difflib import SequenceMatcher

    result: list[tuple[int, int]] = []
    for _, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if j - i == m - k:
            result += places[i:j]
        elif m > k:
            first = min(i, len(places) - 1)
            result += [(places[first][0], places[max(j - 1, first)][1])] * (m - k)
    return result


@lru_cache(maxsize=10_000)
def _is_han(character: str) -> bool:
    return character >= "々" and re.match(f"[{HAN}]", character) is not None


def _stem(word: str) -> str:
    return _english_stem(word) if _LATIN.fullmatch(word) else word


@lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    return str(_stemmer().stemWord(word.removesuffix("'s")))


def _one_vocabulary(text: str) -> str:
    return _synonyms().sub(lambda found: SYNONYMS[found[0]], text)


@cache
def _synonyms() -> re.Pattern[str]:
    return re.compile("|".join(SYNONYMS))


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE)  # 10 ms, needed only once there is an answer to read


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    import snowballstemmer  # 30 ms, needed only once there is an answer to read

    return snowballstemmer.stemmer("english")


@cache
def _converter(name: str):  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC(name)

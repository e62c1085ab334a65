"""What an option, a variable or a setting may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview.values import Kind, Unfit, choice, whole

COUNT, CLOCK = whole(1, 200), choice(["toolbar", "title", "off"])

FIT: list[tuple[Kind, str, object]] = [
    (COUNT, "1", 1),
    (COUNT, " 200 ", 200),
    (COUNT, "007", 7),
    (whole(0, 10**12), "0", 0),
    (CLOCK, "off", "off"),
    (CLOCK, " title\n", "title"),
]

UNFIT = [
    (COUNT, "0", "a whole number from 1 to 200, not '0'."),
    (COUNT, "201", "a whole number from 1 to 200, not '201'."),
    (COUNT, "5.0", "a whole number from 1 to 200, not '5.0'."),
    (COUNT, "1e2", "a whole number from 1 to 200, not '1e2'."),
    (COUNT, "五", "a whole number from 1 to 200, not '五'."),
    (COUNT, "５", "a whole number from 1 to 200, not '５'."),
    (COUNT, "", "a whole number from 1 to 200, not ''."),
    (COUNT, "9" * 5000, f"a whole number from 1 to 200, not '{'9' * 5000}'."),
    (CLOCK, "tolbar", "toolbar | title | off, not 'tolbar'. Did you mean toolbar?"),
    (CLOCK, "OFF", "toolbar | title | off, not 'OFF'. Did you mean off?"),
    (CLOCK, "{0}", "toolbar | title | off, not '{0}'."),
]


@pytest.mark.parametrize(("kind", "text", "expected"), FIT)
def test_what_fits_is_taken(kind: Kind, text: str, expected: object) -> None:
    """Blanks around it do not count."""
    assert kind.take("--x", text) == expected


@pytest.mark.parametrize(("kind", "text", "expected"), UNFIT, ids=[text[:9] for _, text, _ in UNFIT])
def test_what_does_not_fit_is_told_with_what_would(kind: Kind, text: str, expected: str) -> None:
    """The name, the value, what may be written and the nearest of it; exit code 2."""
    with pytest.raises(Unfit) as caught:
        kind.take("--x", text)
    assert (caught.value.sentence("en"), caught.value.exit_code) == (f"--x must be {expected}", 2)


def test_what_does_not_fit_is_told_in_chinese_too() -> None:
    """With the Chinese names of what may be written."""
    with pytest.raises(Unfit) as caught:
        COUNT.take("KOLINTERVIEW_COUNT", "0")
    assert caught.value.sentence("zh") == "KOLINTERVIEW_COUNT 要写 1 到 200 之间的整数，不能是「0」。"
    with pytest.raises(Unfit) as caught:
        CLOCK.take("--clock", "tolbar")
    assert caught.value.sentence("zh") == "--clock 要写 toolbar | title | off，不能是「tolbar」。是不是想写 toolbar？"


@given(st.text(), st.sampled_from([COUNT, CLOCK]))
def test_any_text_fits_or_is_told(text: str, kind: Kind) -> None:
    """Nothing else can happen, and what is taken is within the bounds."""
    taken = kind.read(text.strip())
    if taken is None:
        with pytest.raises(Unfit) as caught:
            kind.take("--x", text)
        assert text in caught.value.sentence("zh")
    else:
        assert taken in range(1, 201) or taken in CLOCK.names
        assert kind.take("--x", text) == taken

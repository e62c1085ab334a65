"""What is said of questions that ask for a number."""

from kolinterview.lang import Both

WHICH_NUMBER = Both(
    "没读到你算出来的数。是多少？写个数再回车，比如 12.5、1.2 万、3.2%；直接回车就是没算出来。",
    "I can't see your number. What do you get? Type it and press Enter, such as 12.5, 1.2k or 3.2%;"
    " Enter alone if you have none.",
)
WORKING = Both("算法", "How it goes")
ANSWER = Both("答案", "The answer")
STEP = Both("{label}：{sum} = {value}", "{label}: {sum} = {value}")
AMOUNT = Both("{value} {unit}", "{value} {unit}")
ROUNDED_UP = Both(
    "{value}，不够一个也得算一个：{whole} {unit}", "{value}, and so {whole} {unit}, as part of one will not do"
)
ROUNDED_DOWN = Both("{value}，零头不算：{whole} {unit}", "{value}, and so {whole} {unit}")
PER_CENT = Both("{value}{unit}", "{value}{unit}")
RIGHT = Both("你的数：{said}，对。", "Your number, {said}, is right.")
TOO_LARGE = Both(
    "你的数：{said}，正好是对的数的 {times} 倍，看看小数点和单位。",
    "Your number, {said}, is {times} times too large: check the decimal point and the unit.",
)
TOO_SMALL = Both(
    "你的数：{said}，只有对的数的 {times} 分之一，看看小数点和单位。",
    "Your number, {said}, is {times} times too small: check the decimal point and the unit.",
)
WRONG = Both("你的数：{said}，不对。", "Your number, {said}, is not right.")
NO_NUMBER = Both("没写出数来。", "You gave no number.")

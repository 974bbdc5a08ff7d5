"""The patterns of time expressions, written over the symbols of a cluster.

One compiled pattern, an alternative a rule, tried at each place of a cluster from left to right; what a rule's named
groups caught is read by the function of the same name in ``readers``. No pattern holds an unbounded repeat, so that
the work is linear in the text. Symbols are explained in ``lexicon`` and ``scan``.
"""

import re

__all__ = ["LATER", "PATTERN", "RULES"]

# Parts that several rules share; "@" stands for the rule's name, so that each group has its own.
_FILL = "(?:[iIpxf]_){0,2}"
_WEEKDAY = rf"(?:(?P<@w>[WV])\.?,?[_-]?\(?{_FILL})?"
_DAY = r"(?P<@d>[dov])\.?"
# With its year even a figure that no month has a day for is a day: "32 December 2023" is no December.
_ANY_DAY = r"(?P<@d>[dovn])\.?"
_MONTH = r"(?P<@M>[MB])\.?"
_YEAR = r"(?P<@y>Y)(?:[._]{0,2}y)?"
_YEAR_TAIL = (
    rf"(?:(?:\.?,?_?\(?|_{_FILL}|[-/.])"
    rf"(?:{_YEAR}|(?P<@r>r)_y|(?P<@U>U)|y_(?:[iI]_)?(?P<@y2>Y)|(?P<@u>y)_(?P<@q>r)))?"
)
_OTHER_WEEKDAY = _WEEKDAY.replace("@w", "@w2")
_YEAR_HEAD = r"(?:(?:(?P<@y>Y)(?:[_-]|\._)?y|(?P<@r>r)_y|(?P<@U>U)(?:_y)?)(?:,?_)(?:[iIp]_)?)"
_DIRECTION = "(?:(?P<@dir>r)_)?"
_NUMBER = "(?:(?P<@n>[dn3vqYoh])[_-]?(?:i_)?)"
_UNIT = "(?P<@u>[yecklmwaESt])"
# What may follow a time of day: am or pm, the zone and what sets it off, and the time in another zone in brackets.
_MARKS = r"(?:\.?_?\(?C(?:-[dn])?\)?){0,3}(?:_D)?(?:_\([TY0dn]_?C(?:\.?_?C)?\))?"
_TO = r"(?P<@to>_?-_?|_p_|_x_(?:[iIp]_)?|_&_|/|_?\.{2,3}_?)"

RULES: dict[str, str] = {
    # Figures alone.
    "east_asian": (
        r"(?P<@y>Y)_?年(?:_?(?P<@m>[dn])_?月(?:_?(?P<@d>d)_?日)?)?"
        r"|(?:(?P<@U>U)_?)?(?P<@m2>d)_?月(?:_?(?P<@d2>d)_?日)?"
    ),
    "iso": r"(?P<@y>Y)(?P<@s>[-./])_?(?P<@m>[dn])(?P=@s)_?(?P<@d>[dn])(?![-./]?[dnY])",
    "numeric_range": rf"{_WEEKDAY}(?P<@d0>d)\.?_?[-/]_?(?P<@d>d)\.(?P<@m>d)\.?(?:(?P<@y>Y|[dn])(?:[._]{{0,2}}y)?)?",
    "numeric": (
        rf"{_WEEKDAY}(?P<@d>[dn])(?P<@s>[-./])_?(?P<@m>[dn])(?P=@s)_?(?P<@y>Y|[dn])"
        rf"(?:[._]{{0,2}}y)?(?![-/.:]?[dnY])"
    ),
    "spaced": rf"{_WEEKDAY}(?P<@d>d)_(?P<@m>d)_(?P<@y>Y)",
    "month_figures": r"(?P<@m>[dn])(?P<@s>[-./])(?P<@y>Y)(?![-/.]?[dnY])|(?P<@y2>Y)-(?P<@m2>[dn])(?![-/.:]?[dnY])",
    "short": rf"{_WEEKDAY}(?P<@d>d)(?P<@s>[./])(?P<@m>d)(?P<@dot>\.)?(?!:?[dnY3]|[-/][dnY3](?![/.])|\.[dn])",
    # A day of a month.
    "days": rf"{_DIRECTION}{_WEEKDAY}(?P<@d0>[do])\.?{_TO}(?:i_)?{_OTHER_WEEKDAY}{_DAY}_?(?:i_)?{_MONTH}{_YEAR_TAIL}",
    "month_days": (
        rf"{_DIRECTION}{_WEEKDAY}{_MONTH}_(?:i_)?(?P<@d0>[do])\.?{_TO}(?:i_)?(?P<@d>[do])(?!_?[MB])"
        rf"(?:,?_(?:[iI]_)?(?P<@y>Y))?"
    ),
    "year_day_month": rf"{_YEAR_HEAD}{_DAY}[_-]{_MONTH}",
    "year_month": (
        rf"{_YEAR_HEAD}(?P<@M>M|B(?!\.?_?[dno]))(?P<@m>_m)?(?:_(?P<@d>o))?|(?P<@y2>Y)\.?_(?P<@M2>M)(?!_?[dnoY])"
    ),
    "day_month_short": rf"{_WEEKDAY}{_DAY}(?:[_.-]{{0,2}}(?:[if]_)?){_MONTH}_(?P<@y>[dn])",
    "day_month": rf"{_DIRECTION}{_WEEKDAY}{_ANY_DAY}(?:[_.-]{{0,2}}(?:[if]_)?|/){_MONTH}{_YEAR_TAIL}",
    "year_month_day": r"(?P<@y>Y)(?:[-/]|\.?_(?:y\.?_)?)(?P<@M>[MB])(?:[-/]|\.?_)(?P<@d>[do])(?:\.(?!_?[dMB]))?",
    "month_nth": r"(?P<@M>[MB])(?:_m)?(?:,?_(?P<@y>Y)(?:_?y)?)?_(?P<@o>[or])_(?P<@u>W)",
    "month_day": (
        rf"{_DIRECTION}{_WEEKDAY}{_MONTH}(?P<@m>_m)?(?:[-_/]?(?:i_)?){_ANY_DAY}(?:(?:,|_,)?[_-](?:[iI]_)?{_YEAR})?"
    ),
    "month_year": rf"{_DIRECTION}(?:m_(?:i_)?)?{_MONTH}(?:_m)?,?(?:[-/]|_?(?:[iIp]_){{0,2}}){_YEAR}",
    "month_of": rf"(?:m_(?:i_)?)?{_MONTH}(?:_m)?(?:,?_{_FILL})(?:(?P<@r>r)_y|(?P<@U>U)(?:_y)?|(?P<@u>y)_(?P<@q>r))",
    "directed_month": r"(?P<@dir>r)_(?:m_)?(?:i_)?(?P<@M>[MB])(?:_m)?|(?:m_(?:i_)?)?(?P<@M2>M)_(?P<@dir2>r)",
    "month": r"(?:m_(?:i_)?)?(?P<@M>M)(?:_m)?|(?P<@B>B)(?:_m)?",
    "day_of_month": r"(?P<@d>[do])(?:_a)?_(?:[iI]_){0,2}(?P<@r>r)_m",
    # Parts of something that follows: "first week of ...", "two days after ...".
    "nth_of_month": r"(?P<@o>[or])_(?P<@u>[Wa])_(?:[iI]_){0,2}m(?!_)",
    "nth": r"(?P<@o>[or])_(?P<@u>[Wwa])(?=_(?:[iIpf]_){1,2}[MBYrdoWVyUm]|_M(?!_d))",
    "week_of": r"(?P<@u>w)(?=_i_(?:[MB]_[do]|[do]_(?:i_)?[MB]))",
    "offset": rf"(?P<@N>N)(?=_(?:[if]_)?[MBWVRUdoYr])|{_NUMBER}(?P<@u>[ymwa])_(?P<@b>[bf])(?=_(?:i_)?[MBWVRUdoYr])",
    # Weekdays.
    "weekdays_away": rf"{_NUMBER}F_(?P<@L>[gL])|(?P<@w>W)_(?P<@b>b)_(?P<@q>r)(?!_)",
    "weekdays": r"(?P<@F>F)",
    "weekday_of_week": (
        rf"(?P<@w>W)(?:_D)?(?:,?_{_FILL})(?:(?P<@r>r)_w|w_(?P<@q>r))|(?P<@r2>r)_w,?_(?:[pIi]_)?(?P<@w2>[WV])|(?P<@R>R)_(?P<@w3>W)"
    ),
    "weekday_day": r"(?P<@w>[WV])\.?,?_(?:[iI]_)?(?P<@d>[od])(?![_./:-]?[MBwakymtdnYC])",
    "weekday": (
        r"(?P<@dir>[rA])_(?P<@w>[WV])(?:_D)?|(?P<@w2>W)_(?P<@dir2>r)(?!_?[aymwkM])|(?P<@w3>W)(?:[_-]D)?"
        r"|(?P<@w4>V)(?![_-]?[a-zA-Z])"
    ),
    # Years, decades, centuries.
    "decade": (
        r"(?:y_(?:i_)?)?(?P<@J>[JG])(?:[._]{0,2}y)?(?:_(?:[iI]_)?(?P<@c>[roz])_c)?|y_(?P<@n>[nd])"
        r"\.?(?!_?[MBdnY])|(?P<@n2>n)(?:-|\._)(?P<@u>y)"
    ),
    "century": (
        r"(?P<@o>[ozd])\.?[_-]?(?:c|c_&)(?![a-z])|(?P<@o1>[oz])(?:_?[-&,]_?|_&_)(?P<@o2>[oz])_c|c_(?P<@o3>z)"
        r"|(?P<@o4>z)_(?P<@p>p)"
    ),
    "season": (
        r"(?:(?P<@dir>r)_)?(?P<@S>S)"
        r"(?:,?[_-](?:[iI]_){0,2}(?:(?P<@y>Y)(?:[._]{0,2}y)?|(?P<@r>r)_y|(?P<@U>U)|y_(?P<@q>r)))?|(?P<@r2>r)"
        r"_y(?:,?_)(?:[pi]_)?(?P<@S2>S)|(?P<@S3>S)_(?P<@dir3>r)|(?P<@y2>Y)(?:[_-]?y)?_(?P<@S4>S)"
    ),
    "year_quarter": rf"{_YEAR_HEAD}(?P<@o>[ozd])\.?[_-]?(?P<@k>[kl])",
    "quarter": (
        r"(?P<@o>[ozd])\.?[_-]?(?P<@k>[kl])|(?P<@Q>Q)(?:[-_](?:[iI]_)?(?P<@y>Y))|(?P<@y2>Y)[-_]?(?P<@Q2>Q)"
        r"|(?P<@k2>k)_?(?P<@n>d)|(?P<@one>&)_(?P<@k3>[kl])"
    ),
    "year_span": r"(?P<@y>Y)(?P<@s>[/]|_?-_?)(?P<@n>[dnY])(?![-/.]?[dn])(?:[._]{0,2}y)?",
    "year_word": r"(?P<@y>Y)(?:[._]{0,2}|-)(?P<@u>y)|y_(?:[iI]_)?(?P<@y2>Y)",
    # Relative.
    "span": (
        rf"(?P<@r>r)_(?:(?P<@n>[dn3vqo])[_-]?(?:i_)?){_UNIT}|(?P<@n2>[dnvq])_(?P<@r2>r)_(?P<@u2>[yecklmwaEt])"
        rf"|(?P<@n3>[dnvq])_(?P<@u3>[yemwakt])_(?P<@r3>r)"
    ),
    "ago": rf"{_NUMBER}?(?:h_)?{_UNIT}_g|O_{_NUMBER.replace('@n', '@n2')}?(?P<@u2>[yecklmwaEt])(?!_Y)",
    "ahead": rf"I_{_NUMBER}(?P<@u>[yecklmwaEt])|I_(?P<@u2>[ymwal])(?![_]?Y)",
    "afterwards": (
        rf"(?:{_NUMBER}{_UNIT}|(?P<@u2>[yl]))_(?P<@L>L)|(?P<@L2>L)_{_NUMBER.replace('@n', '@n2')}?"
        rf"{_UNIT.replace('@u', '@u3')}"
    ),
    "edge": r"(?:[pi]_)?(?P<@P>P)_(?:[iIpf]_){0,2}(?P<@u>[ymwkl])(?!_?[rYGJn])|(?P<@u2>[ymw])_(?P<@P2>P)",
    "relative": rf"(?P<@r>r)_{_UNIT}(?:_D)?|(?P<@u2>[yecklmwaE])_(?:[iI]_)?(?P<@r2>r)",
    "anaphor": r"(?P<@A>A)_(?P<@u>[yemwaEk])(?:_D)?|(?P<@N>N)",
    "weekend": r"(?:[pbx]_(?:i_)?|i_)(?P<@u>E)",
    "this_morning": r"(?P<@r>r)_D",
    "today": r"(?P<@R>R)(?:_D)?",
    "this_year": r"(?P<@U>U)(?:_y)?",
    # Not dates, but said so.
    "set": r"(?P<@X>X)_(?:[dvon]_)?(?:[yecklmwaESt]|W|M|D)|(?P<@Z>Z)",
    "time": (
        rf"(?P<@T>T)(?:_D)?{_MARKS}|(?P<@C>C)_?(?P<@T2>T)|(?P<@h>[dn])_?(?:C{_MARKS}|(?P<@t>t)_D)|(?P<@h2>[dn])_(?P<@D2>D)"
        r"|(?P<@D>D)(?=_)(?!_[^A-Za-z])|(?<=[pix]_)(?P<@D3>D)"
    ),
    "duration": rf"{_NUMBER}{_UNIT}",
    "year": r"(?P<@y>Y)",
}


def _named(name: str) -> str:
    return f"(?P<{name}>{RULES[name].replace('@', name + '_')})"


def _later_rules() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    compiled = [(name, re.compile(_named(name))) for name in RULES]
    return {name: tuple(compiled[place + 1 :]) for place, name in enumerate(RULES)}


PATTERN = re.compile("|".join(map(_named, RULES)))
# For each rule those that are tried, one by one, where its reader refuses a match.
LATER = _later_rules()

"""
Shares and falls, exactly: the line, one unit under it and one over (SPEC §4.5).
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from pbr.exceptions import NotUnderstood
from pbr.shares import Below, Fall, Share, Strictness

law = settings(deadline=None)

MILLIONTHS = 10**6
WHOLE = 100 * MILLIONTHS


def percent(millionths: int) -> str:
    """So many millionths of a per cent, with all six decimals."""
    whole, rest = divmod(millionths, MILLIONTHS)
    return f"{whole}.{rest:06d}%"


round_percents = st.integers(1, 99).map(lambda whole: whole * MILLIONTHS)
fine_percents = st.integers(1, WHOLE - 1)
percents = (round_percents | fine_percents).map(percent)
wholes = st.integers(1, 2000)
shares = st.builds(
    lambda strictness, of: Share.parse(f"{strictness.value} {of}"),
    st.sampled_from(Strictness),
    percents,
) | st.just(Share.parse("at least 100%"))
falls = st.one_of(
    percents, st.just("100%"), st.integers(1, 999).map(lambda of: f"1/{of}")
).map(Fall.parse)


def reaches(share: Share, part: int, whole: int) -> bool:
    """Whether a part of a whole reaches a share, by fractions alone."""
    if share.strictness is Strictness.AT_LEAST:
        return Fraction(part, whole) >= share.of
    return Fraction(part, whole) > share.of


# A share


@pytest.mark.parametrize(
    ("words", "whole", "needed"),
    [
        ("at least 90%", 119, 108),
        ("at least 90%", 120, 108),
        ("at least 90%", 121, 109),
        ("more than 90%", 119, 108),
        ("more than 90%", 120, 109),
        ("more than 90%", 121, 109),
        ("at least 90%", 380, 342),
        ("at least 33.3%", 1000, 333),
        ("more than 33.3%", 1000, 334),
        ("at least 100%", 120, 120),
        ("at least 90%", 0, 0),
    ],
)
def test_needed(words: str, whole: int, needed: int) -> None:
    """Exactly 90% reaches "at least 90%" and not "more than 90%"."""
    assert Share.parse(words).needed_of(whole) == needed


@law
@given(shares, wholes)
def test_needed_is_the_fewest(share: Share, whole: int) -> None:
    """What is needed reaches the share, and one less does not (SPEC §10.9)."""
    needed = share.needed_of(whole)
    assert reaches(share, needed, whole)
    assert not reaches(share, needed - 1, whole)
    assert 0 < needed <= whole


@law
@given(percents, wholes)
def test_more_than_is_stricter(of: str, whole: int) -> None:
    """ "More than" needs as many as "at least", or one more on the line itself."""
    at_least = Share.parse(f"at least {of}").needed_of(whole)
    more_than = Share.parse(f"more than {of}").needed_of(whole)
    on_the_line = Fraction(of.removesuffix("%")) * whole % 100 == 0
    assert more_than - at_least == on_the_line


@pytest.mark.parametrize(
    ("share", "part"),
    [
        (Share.parse("at least 90%"), Fraction(1, 10)),
        (Share.parse("more than 90%"), Fraction(1, 10)),
        (Share.parse("at least 100%"), Fraction(0)),
        (Below.parse("15%"), Fraction(15, 100)),
    ],
)
def test_the_part_that_may_be_missed(share: Share | Below, part: Fraction) -> None:
    """Of 90% that must be attended a tenth may be missed; of 15% missed, 15 in 100."""
    assert share.may_miss == part


@pytest.mark.parametrize(
    "words",
    [
        "at least 90%",
        "more than 90%",
        "at least 1%",
        "at least 99.9%",
        "at least 33.05%",
        "more than 0.000001%",
        "more than 99.999999%",
        "at least 100%",
    ],
)
def test_share_in_words(words: str) -> None:
    """A share is written as it was read."""
    assert str(Share.parse(words)) == words


@pytest.mark.parametrize("words", ["at least 90.0%", "at least 090%"])
def test_share_in_fewest_words(words: str) -> None:
    """Zeros that say nothing are left out."""
    assert str(Share.parse(words)) == "at least 90%"


@law
@given(shares)
def test_share_read_back(share: Share) -> None:
    """A share written and read again is the same share."""
    assert Share.parse(str(share)) == share


def test_share_parts() -> None:
    """A share holds its strictness and an exact fraction."""
    assert Share.parse("at least 90%") == Share(Strictness.AT_LEAST, Fraction(9, 10))
    assert Share.parse("more than 33.3%") == Share(
        Strictness.MORE_THAN, Fraction(333, 1000)
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "90%",
        "at least 90",
        "at least 90 %",
        "at least  90%",
        "At least 90%",
        "less than 90%",
        "at least -90%",
        "at least 1000%",
        "at least .5%",
        "at least 5.%",
        "at least 5.1234567%",
        "at least 90% ",
        " at least 90%",
        "at least 90%\n",
    ],
)
def test_not_a_share(words: str) -> None:
    """Words of any other shape are not a share."""
    with pytest.raises(NotUnderstood) as caught:
        Share.parse(words)
    assert str(caught.value) == (
        f'{words!r} is not a share; write "at least 90%" or "more than 90%"'
    )


@pytest.mark.parametrize(
    "words",
    [
        "at least 0%",
        "more than 0%",
        "at least 0.000000%",
        "more than 100%",
        "at least 100.000001%",
        "more than 100.000001%",
        "at least 101%",
    ],
)
def test_share_that_says_nothing(words: str) -> None:
    """A share that everything reaches, or nothing can, is refused."""
    with pytest.raises(NotUnderstood) as caught:
        Share.parse(words)
    assert str(caught.value) == (
        f"{words!r} is a share that says nothing; "
        'write "at least 90%" or "more than 90%"'
    )


# A line to stay below


@pytest.mark.parametrize(
    ("whole", "most"),
    [(99, 14), (100, 14), (101, 15), (1, 0), (0, -1)],
)
def test_most_below(whole: int, most: int) -> None:
    """15 in 100 is not below 15%, 14 is; 15 in 101 is."""
    assert Below.parse("15%").most_allowed_of(whole) == most


@law
@given(percents, wholes)
def test_most_below_is_the_most(words: str, whole: int) -> None:
    """The most allowed is below the line, and one more is not (SPEC §10.9)."""
    below = Below.parse(words)
    most = below.most_allowed_of(whole)
    assert Fraction(most, whole) < below.of <= Fraction(most + 1, whole)


@pytest.mark.parametrize("words", ["15%", "0.000001%", "99.999999%", "12.5%"])
def test_below_in_words(words: str) -> None:
    """A line to stay below is written as it was read."""
    assert str(Below.parse(words)) == f"below {words}"


@pytest.mark.parametrize(
    "words", ["", "15", "below 15%", "0%", "100%", "100.000001%", "15% ", "-15%"]
)
def test_not_a_line(words: str) -> None:
    """Nothing is below 0%, and 100% is no line to stay below."""
    with pytest.raises(NotUnderstood) as caught:
        Below.parse(words)
    assert str(caught.value) == (f'{words!r} is not a share to stay below; write "15%"')


# A fall


@pytest.mark.parametrize(
    ("words", "before", "most"),
    [
        ("33%", 2, 1),
        ("33%", 3, 2),
        ("33%", 4, 2),
        ("33%", 100, 67),
        ("33.4%", 3, 1),
        ("50%", 1, 0),
        ("50%", 2, 1),
        ("50%", 3, 1),
        ("60%", 5, 2),
        ("100%", 9, 0),
        ("33%", 0, 0),
        ("1/3", 3, 2),
        ("1/3", 2, 1),
        ("1/3", 100, 66),
        ("2/3", 3, 1),
        ("3/3", 3, 0),
        ("any", 0, 0),
        ("any", 1, 0),
        ("any", 100, 99),
    ],
)
def test_most_after(words: str, before: int, most: int) -> None:
    """A fall of 33% from 3 leaves 2 at the most, and one of 33.4% leaves 1."""
    assert Fall.parse(words).most_allowed_after(before) == most


@law
@given(falls, wholes)
def test_most_after_is_the_most(fall: Fall, before: int) -> None:
    """The most allowed is (b − c)/b ≥ by, and one more is not (SPEC §5.4, §10.9)."""
    most = fall.most_allowed_after(before)
    assert Fraction(before - most, before) >= fall.by
    assert Fraction(before - most - 1, before) < fall.by
    assert most >= 0


@law
@given(falls)
def test_fall_read_back(fall: Fall) -> None:
    """A fall written and read again is the same fall."""
    assert Fall.parse(str(fall)) == fall


@pytest.mark.parametrize(
    "words", ["33%", "100%", "0.000001%", "33.333333%", "1/3", "any"]
)
def test_fall_in_words(words: str) -> None:
    """A fall is written as it was read."""
    assert str(Fall.parse(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "33",
        "by 33%",
        "0%",
        "0.0%",
        "100.000001%",
        "101%",
        "33% ",
        "-33%",
        "4/3",
        "0/3",
        "1/0",
        "0/0",
        "1/1000",
        "Any",
        "1/3%",
    ],
)
def test_not_a_fall(words: str) -> None:
    """A fall is more than nothing, and not more than everything."""
    with pytest.raises(NotUnderstood) as caught:
        Fall.parse(words)
    assert (
        str(caught.value)
        == f'{words!r} is not a reduction; write "33%", "1/3" or "any"'
    )


def test_only_plain_digits_are_read() -> None:
    """Digits of another script are not taken for a share."""
    with pytest.raises(NotUnderstood):
        Share.parse("at least ٩٠%")


def test_a_share_that_is_no_decimal_is_told_as_a_fraction() -> None:
    """A third is told as 1/3, and never as a percentage that is not quite it."""
    assert str(Share(Strictness.AT_LEAST, Fraction(1, 3))) == "at least 1/3"


def test_a_share_of_more_than_six_decimals_is_told_as_a_fraction() -> None:
    """Six decimals of a per cent can be read back, and a seventh cannot."""
    assert str(Below(Fraction(1, 10**8))) == "below 0.000001%"
    assert str(Below(Fraction(1, 10**9))) == "below 1/1000000000"

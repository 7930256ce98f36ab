"""
`pbr explain`: what a word means.
"""

from __future__ import annotations

from running import run


def test_explain_says_what_a_word_means() -> None:
    """
    `pbr explain` lists its words, explains one, and offers the nearest to another.
    """
    assert "undetermined" in run("explain").output
    assert "The evidence cannot tell" in run("explain", "Undetermined").output
    assert "never a pass" in run("explain", "not_applicable").output
    rule = run("explain", "employed-consecutively").output
    assert "gap_days = a whole number, from 0" in rule
    assert 'counted_from = "any" or "attachment"' in rule
    assert "not_while_on = a list of words, or nothing" in rule
    assert "26 consecutive weeks" in rule
    assert "A plan sets:" not in run("explain", "planned").output
    wrong = run("explain", "undeterminned")
    assert wrong.exit_code == 2
    assert "did you mean 'undetermined'?" in wrong.output
    assert "see pbr explain" in run("explain", "xyzzy").output

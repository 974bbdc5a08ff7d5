"""Text that was read in the wrong encoding, and text that was not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.sources.mojibake import repair

MEANT = "Індія та Іран підписали угоду про порт\nУ Києві відкрили новий музей\nплата зросла"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (MEANT, "cp1251"),
        ("Über die Brücke fährt größtenteils niemand", "cp1252"),
        ("Żółta łódź płynie w dół", "cp1250"),
    ],
)
def test_wrongly_read_text_is_repaired(text: str, encoding: str) -> None:
    """The text comes back, bytes without a character included, and the encoding is named."""
    table = [chr(n) if n in (0x81, 0x83, 0x88, 0x8D, 0x8F, 0x90, 0x98, 0x9D) else None for n in range(256)]
    garbled = "".join(bytes([byte]).decode(encoding, "ignore") or table[byte] or chr(byte) for byte in text.encode())
    assert garbled != text
    repaired, how = repair(garbled)
    assert repaired == text
    assert how is not None


@pytest.mark.parametrize(
    "text", [MEANT, "Plain words", "", "Łódź, Żywiec", "naïve café", "中文新闻", "Â", "São Paulo é grande", "Р С Т У"]
)
def test_right_text_is_left_alone(text: str) -> None:
    """Nothing is changed and nothing reported."""
    assert repair(text) == (text, None)


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    """No text raises, and what is not reported is not changed."""
    repaired, how = repair(text)
    assert how is not None or repaired == text

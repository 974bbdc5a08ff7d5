"""``corpus report`` and ``--plot`` as a shell sees them: what is written where, and what is told."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.process import run_process
from tests.conftest import Run

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
pytest.importorskip("vl_convert", reason="the extra 'report' is not installed")


class Page(HTMLParser):
    """A page taken apart: its scripts and styles, its policy, its visible text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.policy = ""
        self.attributes: set[str] = set()
        self.text = ""
        self.inside = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        self.text += " " if tag in ("td", "th", "dt", "dd") else ""
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""
        if tag in ("script", "style") and found.get("type") != "application/json":
            self.inside = tag
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)
        else:
            self.text += data


@pytest.fixture
def page(corpus: Run) -> Page:
    """The report of the seeds on two names, printed."""
    return Page(corpus("report", "--name", "ANKA", "--name", "Токаев").out)


def test_the_policy_allows_what_the_page_holds_and_nothing_else(page: Page) -> None:
    """Two scripts and a style by their digests; no inline handler or style, no eval, no address."""
    digests = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for _, text in page.blocks]
    assert [tag for tag, _ in page.blocks] == ["style", "script", "script"]
    style, library, script = digests
    assert page.policy == (
        f"default-src 'none'; script-src {library} {script}; style-src {style}; base-uri 'none'; form-action 'none'"
    )
    assert not {name for name in page.attributes if name.startswith("on")}
    assert not page.attributes & {"style", "src", "srcset", "action"}


def test_it_says_what_it_is_about(page: Page) -> None:
    """Headline, figures, forms with their reasons, what was left out, provenance and method stand on the page."""
    text = " ".join(page.text.split())
    for told in (
        "5 articles in 3 languages, published 2022-05-11 to 2025-07-30, that mention ANKA or Токаев.",
        "3 articles state no date of publication, and are on no time line as published.",
        "Токаєвим uk 1 1 0.97 the same letters, ending -им",
        "1 more mention stands in removed lines",
        "d316f78b3b27351b8f59fc6d0c89348d utf-8 valid UTF-8",
        "a date line below the title",
        "on 2026-01-31",
        "only articles that mention one of them",
    ):
        assert told in text, told


def test_dates_are_marked_with_what_they_mean(page: Page, corpus: Run) -> None:
    """A date in the text is followed by its value, one the text leaves open by that word."""
    text = " ".join(page.text.split())
    dated = [line.split("\t") for line in corpus("dates", "id:otre", "--format", "tsv").lines]
    head = dated[0]
    body = [dict(zip(head, row, strict=True)) for row in dated[1:]]
    marked = [row for row in body if row["role"] == "body"]
    assert marked
    assert [
        f"{row['surface']} [{row['value']}]" for row in marked if f"{row['surface']} [{row['value']}]" not in text
    ] == []


def test_names_narrow_the_report(corpus: Run) -> None:
    """Only articles that mention a name are in it; the exact word narrows it further."""
    widened = Page(corpus("report", "--name", "Токаев", "--title", "T").out)
    exact = Page(corpus("report", "--name", "Токаев", "--exact", "--title", "T").out)
    assert "4 articles in 3 languages" in widened.text
    assert "5 articles fit the question" in widened.text
    assert "1 article in 1 language" in exact.text
    assert "only the words as typed" in exact.text


def test_a_limit_is_told(corpus: Run) -> None:
    """What is not in full is counted all the same, and said."""
    page = Page(corpus("report", "--limit", "2").out)
    assert (
        "2 articles of 5 are printed in full, the newest; the other 3 are in the figures only (--limit 2)." in page.text
    )
    assert "2 of 5 articles" in page.text


def test_a_report_is_written_and_told(corpus: Run, tmp_path: Path) -> None:
    """-o writes the file and says so beside it; a second run needs --force."""
    target = tmp_path / "report.html"
    first = corpus("report", "lang:ru", "-o", str(target))
    assert (first.exit, first.out) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(target))}: 2 of 2 articles in full, [01]\.\d MB\n", first.err)
    second = corpus("report", "-o", str(target))
    assert (second.exit, second.err) == (2, f"corpus: {target}: exists already: add --force to replace it\n")
    assert corpus("report", "-o", str(target), "--force").exit == 0
    assert list(tmp_path.iterdir()) == [target]


def test_the_same_question_gives_the_same_page(corpus: Run) -> None:
    """Nothing on the page depends on chance."""
    assert corpus("report", "--name", "ANKA").out == corpus("report", "--name", "ANKA").out


def test_nothing_found_writes_nothing(corpus: Run, tmp_path: Path) -> None:
    """No article, no file; a name that is not there gets its nearest words."""
    target = tmp_path / "report.html"
    unknown = corpus("report", "--name", "Aselsa", "--lang", "uk", "-o", str(target))
    assert unknown.exit == 1
    assert unknown.err.splitlines() == [
        "Aselsa: nothing found in 2 articles (language uk)",
        "nearest words in the corpus: Aselsan, Astana",
    ]
    assert corpus("report", "lang:de", "-o", str(target)).exit == 1
    assert not target.exists()


def test_a_picture_alone_is_an_svg_or_a_png(corpus: Run, tmp_path: Path) -> None:
    """--plot draws the time line, its headline as text, whatever it holds."""
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    assert corpus("report", "--title", "Токаев & <b>\x1b</b>", "--plot", str(svg)).out == ""
    assert corpus("timeline", "--by", "year", "--plot", str(png)).exit == 0
    texts = [element.text for element in ElementTree.parse(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "Токаев & <b>␛</b>" in texts
    assert "Articles published" in texts
    assert png.read_bytes().startswith(b"\x89PNG\r\n")
    refused = corpus("timeline", "--plot", str(png))
    assert (refused.exit, refused.err) == (2, f"corpus: {png}: exists already: add --force to replace it\n")


@pytest.mark.parametrize("command", ["report", "timeline"])
def test_a_picture_of_another_kind_is_refused(corpus: Run, tmp_path: Path, command: str) -> None:
    """The ending says how to draw; another one is told before anything is read."""
    result = corpus(command, "--plot", str(tmp_path / "a.gif"))
    assert (result.exit, result.out) == (2, "")
    assert result.err == f"corpus: {tmp_path / 'a.gif'}: the ending says how to draw it: write .svg or .png\n"


def test_page_and_picture_in_one_run(corpus: Run, tmp_path: Path) -> None:
    """Both are written where both are asked for."""
    page, picture = tmp_path / "a.html", tmp_path / "a.svg"
    assert corpus("report", "-o", str(page), "--plot", str(picture)).exit == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert picture.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("missing", ["jinja2", "vl_convert"])
def test_without_its_extra_it_says_what_to_install(cache_folder: Path, tmp_path: Path, missing: str) -> None:
    """A library that is not there is one line with the command that brings it."""
    (tmp_path / f"{missing}.py").write_text(f"raise ModuleNotFoundError('gone', name={missing!r})\n", encoding="utf-8")
    hidden = {"PYTHONPATH": f"{tmp_path}:."}
    result = run_process("report", "-o", str(tmp_path / "a.html"), cache=cache_folder, more=hidden)
    assert (result.exit, result.out) == (2, "")
    assert result.err == "corpus: a report needs an optional part: pip install 'corpus_cli[report]'\n"
    assert not (tmp_path / "a.html").exists()


def test_a_file_that_went_away_is_told_on_the_page(corpus: Run, tmp_path: Path) -> None:
    """What cannot be read any more is named by the command and by the page; the rest is there."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The {name} of the town\n\nThe council met and spoke about the bridge.\n")
    corpus("--corpus", str(tmp_path), "index")
    (tmp_path / "b.txt").unlink()
    result = corpus("--corpus", str(tmp_path), "report", "--no-refresh")
    assert result.exit == 2
    assert "b.txt" in result.err
    page = Page(result.out)
    assert "1 file could not be read: see Method." in page.text
    assert "The council met" in page.text


def test_what_is_not_printed_is_listed_under_what_stands_for_it(corpus: Run, tmp_path: Path) -> None:
    """Of articles that are nearly the same one is printed; the others are counted, and named with title and file."""
    body = " ".join(f"The ferry stayed in port for {number} long days." for number in range(20))
    (tmp_path / "one.txt").write_text(f"A storm over the bay\n\n1 May 2024\n\n{body}\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"No ferry today\n\n2 May 2024\n\n{body} It rained.\n", encoding="utf-8")
    text = " ".join(Page(corpus("--corpus", str(tmp_path), "report").out).text.split())
    assert "1 is a copy of another, the same text or nearly: it counts in every figure" in text
    listed = text.partition("1 other article is the same text or nearly, and not printed: ")[2]
    assert re.match(r"(0\.[89]\d|1\.00) alike · \w{12} · 2024-05-02 · No ferry today · \S*two\.txt", listed)
    assert text.count("for 7 long days") == 1

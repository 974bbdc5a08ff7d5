"""Reference pages, pictures and links agree with the program."""

import re
from pathlib import Path

import click
import pytest

from corpus_cli import __version__
from corpus_cli.cli.main import COMMANDS, group
from corpus_cli.config import SETTINGS
from corpus_cli.errors import ExitCode
from tests.conftest import ROOT, Run
from tests.docs import DOCS, load_script, read_doc, read_table

PICTURES = load_script("make_pictures")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("seeds/*.md")])


def test_the_command_reference_is_fresh() -> None:
    """docs/commands.md says what --help says, of every command; how it is laid out in lines does not matter."""
    assert read_doc("commands.md").split() == load_script("make_reference").reference().split()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    """Each option of a command stands on the command's own part of the page."""
    part = read_doc("commands.md").partition(f"\n## corpus {name}\n")[2].partition("\n## ")[0]
    command = group.get_command(click.Context(group), name)
    assert command is not None
    options = [option for param in command.params for option in param.opts if option.startswith("-")]
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", part)] == []


def test_settings_are_documented() -> None:
    """docs/settings.md has a row for each setting with its kind, default, variable and help, and no other row."""
    expected = [[item.name, item.kind, item.default, item.environment, item.help] for item in SETTINGS]
    assert read_table(read_doc("settings.md")) == expected


def test_the_settings_file_of_the_docs_is_read(corpus: Run, tmp_path: Path) -> None:
    """The corpus.yaml shown in the docs is one."""
    block = re.search(r"^```yaml\n(.*?)^```$", read_doc("settings.md"), re.DOTALL | re.MULTILINE)
    assert block
    (tmp_path / "corpus.yaml").write_text(block[1], encoding="utf-8")
    result = corpus("config", "--format", "tsv", folder=tmp_path)
    assert result.exit == 0
    values = {line.split("\t")[1]: line.split("\t")[2] for line in result.lines}
    assert values["corpus"] == f"{tmp_path / 'articles'} {tmp_path / 'archive/**/*.txt'}"
    assert values["regex-timeout"] == "5"


def test_exit_codes_are_documented() -> None:
    """docs/exit-codes.md and the README each have a row for every exit code, and no other."""
    rows = read_table(read_doc("exit-codes.md"))
    assert [[code, name] for code, name, _ in rows] == [[str(int(code)), code.name] for code in ExitCode]
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Exit codes\n")[2]
    assert [row[0] for row in read_table(readme)] == [str(int(code)) for code in ExitCode]


@pytest.mark.parametrize("name", PICTURES.PICTURES)
def test_pictures_show_what_the_program_prints(name: str, cache_folder: Path) -> None:
    """Each picture holds the words that its command prints now."""
    arguments = PICTURES.PICTURES[name]
    now = PICTURES.draw(name, arguments, PICTURES.run(arguments, str(cache_folder)))
    drawn = (PICTURES.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert PICTURES.words(drawn) == PICTURES.words(now)


def test_the_readme_shows_every_picture_and_pictures_ask_nobody() -> None:
    """Every picture is in the README; none loads anything from elsewhere."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = {path.name: path.read_bytes() for path in (DOCS / "pictures").iterdir()}
    assert set(re.findall(r"\(docs/pictures/([^)]+)\)", readme)) == set(pictures)
    for picture in pictures.values():
        assert b"url(http" not in picture
        assert b"@import" not in picture


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link of a page leads to a file of the project, each anchor to a heading of its page."""
    text = page.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("https://"):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_the_readme_leads_to_every_page() -> None:
    """No page of the docs is hidden: each is linked from the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(DOCS.glob("*.md")) if f"(docs/{page.name})" not in readme] == []


def test_the_seeds_are_all_described(corpus: Run) -> None:
    """seeds/SOURCES.md has a row for each file, with the title that the program finds."""
    rows = read_table((ROOT / "seeds" / "SOURCES.md").read_text(encoding="utf-8"))
    listed = corpus("list", "--format", "tsv").lines
    head = listed[0].split("\t")
    found = [dict(zip(head, line.split("\t"), strict=True)) for line in listed[1:]]
    assert [(row[0], row[2]) for row in rows] == [(item["path"].rpartition("/")[2], item["title"]) for item in found]


def test_the_changelog_speaks_of_this_version() -> None:
    """The version of the package has a section in the changelog."""
    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

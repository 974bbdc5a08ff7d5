"""Files of many encodings in one folder: each read in its own, and told which."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

UKRAINIAN = (
    "Президент Токаєв відвідав Варшаву\n\nПід час візиту казахського президента Токаєва до Варшави сторони "
    "підписали угоди про співробітництво між країнами, їхню спільну торгівлю зерном і вугіллям та про нову залізницю.\n"
)
RUSSIAN = (
    "Президент Токаев посетил Варшаву\n\nВо время визита казахстанского президента Токаева в Варшаву стороны подписали "
    "соглашения о сотрудничестве между странами, их общей торговле зерном и углём и о новой железной дороге.\n"
)
POLISH = (
    "Prezydent Tokajew odwiedził Warszawę\n\nPodczas wizyty prezydenta Tokajewa w Warszawie strony podpisały w środę "
    "porozumienia o współpracy między państwami, ich handlu zbożem i węglem oraz o kolei, którą później przedłużą.\n"
)
FILES = {
    "bom.txt": (UKRAINIAN, "utf-8-sig", "utf-8", "uk"),
    "cp1250.txt": (POLISH, "cp1250", "windows-1250", "pl"),
    "cp1251.txt": (RUSSIAN, "cp1251", "windows-1251", "ru"),
    "koi8u.txt": (UKRAINIAN, "koi8-u", "koi8-u", "uk"),
    "latin2.txt": (POLISH, "iso8859-2", "iso-8859-2", "pl"),
    "utf16.txt": (UKRAINIAN, "utf-16", "utf-16le", "uk"),
    "utf16be.txt": (RUSSIAN, "utf-16-be", "utf-16be", "ru"),
    "utf8.txt": (POLISH, "utf-8", "utf-8", "pl"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder with a file in each encoding, and one in none."""
    folder = tmp_path_factory.mktemp("encodings")
    for name, (text, codec, _, _) in FILES.items():
        (folder / name).write_bytes(text.encode(codec))
    (folder / "zz-broken.txt").write_bytes("Токаев ".encode() * 20 + b"\xff\xfe\x81\x8d" * 30)
    return folder


def test_each_file_is_read_in_its_encoding(corpus: Run, folder: Path) -> None:
    """Encoding and language of each are right; the one in no encoding is an error of that file alone."""
    result = corpus("--corpus", str(folder), "list", "--json")
    records = [json.loads(line) for line in result.lines]
    assert {Path(record["path"]).name: (record["encoding"], record["language"]) for record in records} == {
        name: (encoding, language) for name, (_, _, encoding, language) in FILES.items()
    }
    assert result.exit == 2
    assert result.err == (
        f"corpus: {folder}/zz-broken.txt: is in no encoding known here: convert it to UTF-8\n"
        "8 articles: 3 pl, 3 uk, 2 ru; 0 dated; 1 failed\n"
    )


def test_offsets_count_characters_of_the_decoded_text(corpus: Run, folder: Path) -> None:
    """Whatever the bytes, a hit's offsets cut its surface from the text, byte-order mark left out."""
    hits = [
        json.loads(line)
        for line in corpus("--corpus", str(folder), "grep", "-E", "То?ка.в\\w*|Tokaj\\w+", "--json").lines
    ]
    assert len(hits) == 2 * len(FILES)
    for hit in hits:
        text = FILES[Path(hit["path"]).name][0]
        assert text[hit["start"] : hit["end"]] == hit["surface"]


def test_the_evidence_says_how_the_encoding_is_known(corpus: Run, folder: Path) -> None:
    """``show --explain`` names the encoding first."""
    key = json.loads(corpus("--corpus", str(folder / "koi8u.txt"), "list", "--json").out)["id"]
    rows = corpus("--corpus", str(folder / "koi8u.txt"), "show", key, "--explain").lines
    assert rows[2].split()[:2] == ["encoding", "koi8-u"]

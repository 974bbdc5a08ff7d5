"""A small corpus that attacks the page it is shown on: markup, scripts, template and control characters, in text and
in the names of files."""

from pathlib import Path

__all__ = ["ATTACK", "write_hostile"]

ATTACK = (
    "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\"> {{ 7 * 7 }} "
    "{% raw %} </title></style></p> <!-- ]]> &amp; <a href='javascript:document.title=1'>data:text/html,x</a> "
    "\u202eteloiv\u202c \x1b[31mred\x1b[0m 'single' \"double\" ${1} `tick` \\u003c"
)
"""What must stay text."""

_BODY = (
    "The president of Kazakhstan, Kassym-Jomart Tokayev, held talks on trade in grain and coal with the neighbouring "
    "countries in May 2022, the press office of the head of state said on Tuesday.\n\n"
    f"A reader wrote to the editor {ATTACK} and Tokayev answered on 11 May 2022 that the parties agreed to meet again "
    "in the autumn, when the new treaty on the border will be ready to be signed by both sides.\n\n"
    "The treaty of 1993 is the last that was signed, and the parties have spoken of a new one since then.\n"
)
_TAKEN = "document.title='taken'"
_PAGES = {
    "plain.txt": "Tokayev holds talks on grain and coal\n\n11 May 2022\n\n",
    f'<img src=x onerror="{_TAKEN}">.txt': f"Tokayev </title><script>{_TAKEN}</script> {ATTACK}\n\n",
    "quote\"s 'and' & more.txt": "\"Tokayev\" 'quotes' & <b>markup</b> in the headline of a page\n\n12 May 2022\n\n",
    "\u202eover\u202cride {{ 7 * 7 }}.txt": "Talks on grain {{ 7 * 7 }} with Tokayev\n\n2 June 2022\n\n",
}
_ARABIC = (
    "توكاييف يبحث تجارة الحبوب مع الدول المجاورة\n\n"
    "أجرى رئيس كازاخستان قاسم جومارت توكاييف محادثات حول تجارة الحبوب والفحم مع الدول المجاورة، "
    "كما قال المكتب الصحفي لرئيس الدولة، واتفق الطرفان على اللقاء مرة أخرى "
    "في الخريف عندما تكون المعاهدة الجديدة جاهزة.\n"
)


def write_hostile(folder: Path) -> Path:
    """Write the articles into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, head) in enumerate(_PAGES.items()):
        text = f"{head}{_BODY}\nThe number of this page is {number}, and it is told at the very end of the text.\n"
        (folder / name.replace("/", "_")).write_text(text, encoding="utf-8")
    (folder / "arabic.txt").write_text(_ARABIC, encoding="utf-8")
    return folder

"""Write corpus_cli/query/languages.json: language codes and their English names, from CLDR through babel.

usage: build_language_names.py

Source: Unicode CLDR, licence Unicode-3.0. Needs the dependency group ``data``.
"""

import json
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parent.parent / "corpus_cli" / "query" / "languages.json"


def main() -> None:
    """Write every language of CLDR's English list that is one plain code."""
    names = {code: name for code, name in Locale("en").languages.items() if "_" not in code and "-" not in code}
    content = {"source": "Unicode CLDR (babel), licence Unicode-3.0", "names": dict(sorted(names.items()))}
    OUT.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

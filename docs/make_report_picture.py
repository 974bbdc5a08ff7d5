"""Photograph the top of a real report, as Chromium shows it, for the README.

usage: make_report_picture.py

The report is that of ``seeds/`` on two names, written by the program into a scratch folder and opened from there.
Playwright and a Chromium of the machine take the picture; without them it is left as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "report.png"
ARGUMENTS = ["report", "--name", "ANKA", "--name", "Токаев"]
WIDTH, HEIGHT = 1200, 1120
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def write_report(folder: Path) -> Path:
    """Return the file of the report, written with nothing but the program's defaults."""
    page = folder / "report.html"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CORPUS_")}
    command = [sys.executable, "-m", "corpus_cli", *ARGUMENTS, "-o", str(page), "--no-cache"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return page


def photograph(page: Path, program: str) -> None:
    """Take the picture."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        shown.goto(page.as_uri())
        shown.wait_for_selector("html[data-charts=drawn]")
        shown.screenshot(path=PICTURE)
        browser.close()


def main() -> None:
    """Write the report, then the picture of it."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("no Chromium on this machine: the picture of the report is left as it is")
    with tempfile.TemporaryDirectory() as folder:
        photograph(write_report(Path(folder)), program)


if __name__ == "__main__":
    main()

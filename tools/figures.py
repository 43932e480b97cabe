"""Look at figures: `figures.py check [slug…]` finds faults, `figures.py sheet [slug…]` takes pictures of them.

Pictures go to ``instance/figures/``: ``contact.png`` (all, light and dark, and as stills of 96 and 56 px) and one
``strip-<slug>.png`` each: six moments of the loop in light, the key pose in dark, mirrored, and the still at 96 px.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from webapp.figures.build import Figure, build_figure, picture_at  # noqa: E402
from webapp.figures.check import faults  # noqa: E402
from webapp.figures.load import read_figure  # noqa: E402
from webapp.figures.motion import make_motion  # noqa: E402
from webapp.figures.pose import FigureFault  # noqa: E402
from webapp.figures.schema import FigureText  # noqa: E402

OUT = ROOT / "instance" / "figures"
CSS = (ROOT / "static" / "css" / "components" / "person.css").read_text()
PAGE = (
    "<!doctype html><meta charset=utf-8><style>{css} body{{margin:0;font:12px sans-serif;background:#fff}}"
    ".row{{display:grid;grid-template-columns:repeat(var(--n),1fr);gap:8px;padding:8px}}"
    "[data-theme=dark]{{background:#0f141a;color:#ccc}}.s svg{{width:96px;height:96px}}.t svg{{width:56px;height:56px}}"
    ".s,.t{{display:flex;flex-wrap:wrap;gap:6px;padding:8px}}.mirrored svg{{transform:scaleX(-1)}}</style>{body}"
)


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(line + "\n")


def strip(text: FigureText, figure: Figure) -> str:
    """The page of one figure."""
    motion = make_motion(text)
    moments = "".join(f"<div>{picture_at(text, motion, step / 6).markup()}</div>" for step in range(6))
    key = figure.markup
    marks = ", ".join(f"{mark.pose} {mark.start:.1f}-{mark.end:.1f}" for mark in motion.marks)
    still = figure.still.markup().replace("<svg", '<svg class="fig"', 1)
    return (
        f"<p><b>{text.slug}</b> · {text.title} · {marks} · six moments evenly through the loop</p>"
        f"<div class=row style='--n:3'>{moments}</div>"
        f"<div class=row style='--n:3'><div data-theme=dark>{key}</div><div class=mirrored>{key}</div>"
        f"<div data-person=2>{key}</div></div><div class=s>{still}<span data-theme=dark>{still}</span></div>"
    )


def contact(figures: list[Figure]) -> str:
    """The page of all figures."""
    cards = "".join(f"<div>{figure.markup}<p>{figure.slug}</p></div>" for figure in figures)
    stills = "".join(figure.still.markup().replace("<svg", '<svg class="fig"', 1) for figure in figures)
    return (
        f"<div class=row style='--n:6'>{cards}</div><div class=s>{stills}</div><div class=t>{stills}</div>"
        f"<div data-theme=dark><div class=row style='--n:6'>{cards}</div><div class=s>{stills}</div></div>"
    )


def take(pages: dict[str, tuple[int, str]]) -> None:
    """Pictures of pages, by file name: width and body."""
    from playwright.sync_api import sync_playwright

    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for name, (width, body) in pages.items():
            page = browser.new_page(viewport={"width": width, "height": 400})
            page.set_content(PAGE.format(css=CSS, body=body))
            page.screenshot(path=OUT / name, full_page=True)
            page.close()
        browser.close()


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def main() -> int:
    """Run the command; the exit code is 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["check", "sheet"])
    parser.add_argument("slugs", nargs="*")
    asked = parser.parse_args()
    files = sorted((ROOT / "content" / "figures").glob("*.toml"))
    bad = 0
    drawn: list[tuple[FigureText, Figure]] = []
    for path in [path for path in files if not asked.slugs or path.stem in asked.slugs]:
        try:
            text = read_figure(path)
            figure = build_figure(text)
            found = faults(text, make_motion(text), figure)
        except FigureFault as fault:
            found = [str(fault)]
        else:
            drawn.append((text, figure))
        bad += bool(found)
        say(f"{path.stem} {'' if found else 'ok'}")
        for fault in found:
            say(f"    {fault}")
    if asked.what == "sheet" and drawn:
        pages = {f"strip-{text.slug}.png": (1080, strip(text, figure)) for text, figure in drawn}
        take(pages | ({} if asked.slugs else {"contact.png": (1680, contact([figure for _, figure in drawn]))}))
        say(f"Pictures are in {OUT}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

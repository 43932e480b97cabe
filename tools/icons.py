"""Draws the app icons: one mark, rendered by Chromium into the sizes that phones ask for.

The mark is a head over two mirrored strokes: a person standing easy, and the pair of muscles that the app is about.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parent.parent / "static" / "icons"
TEAL, PAPER, CLAY = "#0e5c5b", "#f8f4ed", "#e58a5f"
MARK = (
    '<circle cx="256" cy="132" r="44" fill="{head}"/>'
    '<path d="M232 208 C236 292 150 318 158 416 M280 208 C276 292 362 318 354 416" fill="none" '
    'stroke="{body}" stroke-width="50" stroke-linecap="round"/>'
)


def drawing(*, background: str = "", radius: int = 0, scale: float = 1, head: str = CLAY, body: str = PAPER) -> str:
    """The mark as an SVG of 512 units; ``scale`` shrinks it around the middle for the safe zone of masks."""
    ground = f'<rect width="512" height="512" rx="{radius}" fill="{background}"/>' if background else ""
    move = f"translate({256 * (1 - scale):.1f} {256 * (1 - scale) + 4:.1f}) scale({scale})"
    mark = f'<g transform="{move}">{MARK.format(head=head, body=body)}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">{ground}{mark}</svg>\n'


def main() -> None:
    """Write icon.svg and the PNG files."""
    ICONS.mkdir(parents=True, exist_ok=True)
    plain = drawing(background=TEAL, radius=112, scale=0.92)
    full = drawing(background=TEAL, scale=0.78)
    single = drawing(scale=0.78, head="#fff", body="#fff")
    (ICONS / "icon.svg").write_text(plain)
    sizes = (
        ("icon-192.png", plain, 192),
        ("icon-512.png", plain, 512),
        ("maskable-512.png", full, 512),
        ("monochrome-512.png", single, 512),
        ("apple-touch-icon.png", full, 180),
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox", "--disable-background-networking"]
        )
        for name, svg, size in sizes:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()

"""``python -m webapp.figures`` draws every figure into ``static/figures/``. A part of ``make build``."""

from __future__ import annotations

import sys
from pathlib import Path

from webapp.figures.files import write_figures
from webapp.figures.pose import FigureFault

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Draw; a figure that cannot be drawn is named, and the exit code is 1."""
    css = ROOT / "static" / "css" / "components" / "person.css"
    try:
        drawn = write_figures(ROOT / "content" / "figures", css, ROOT / "static" / "figures")
    except FigureFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"Drew {len(drawn.markup)} figures into static/figures/{drawn.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

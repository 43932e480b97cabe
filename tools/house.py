"""Keeps the house: sets a fresh machine up and runs what the Makefile names. Needs only Python 3.11 with venv.

Every step is skipped when its input has not changed, so that a second run starts at once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
BUILD = ROOT / "static" / "build"
FIGURE_INPUTS = ("content/figures", "webapp/figures", "static/css/components/person.css")
BUILD_INPUTS = ("client", "static/css", "templates", "webapp", "package-lock.json")
OLDEST_NODE = 20
WORKERS = str(min(4, os.cpu_count() or 2))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
COMPILERS = ("cc", "gcc", "clang")
CHAOTIC = ("clock", "player-model", "kills", "chaos", "records-file")


class HouseError(Exception):
    """Something a person has to do; the message says what."""


def run(*command: str | Path, quiet: bool = False, env: dict[str, str] | None = None) -> None:
    """Run a command in the project's folder. Raises HouseError with the end of its output when it fails quietly."""
    words = [str(word) for word in command]
    settings = {**os.environ, **(env or {})}
    if not quiet:
        if subprocess.call(words, cwd=ROOT, env=settings):  # noqa: S603 - fixed commands of this file
            raise SystemExit(1)
        return
    done = subprocess.run(words, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise HouseError("\n".join((done.stdout + done.stderr).strip().splitlines()[-15:]))


def say(text: str) -> None:
    """Tell the person what is happening."""
    print(text, flush=True)  # noqa: T201 - this is a command line


def fingerprint(path: Path) -> str:
    """What a file held when a step was last done."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def done_before(stamp: Path, text: str) -> bool:
    """Whether the step that leaves ``stamp`` was done with this very input."""
    return stamp.exists() and stamp.read_text() == text


def is_root() -> bool:
    """Whether system packages may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt(*packages: str) -> bool:
    """Install Debian packages if we may; False where there is no apt or no right to use it."""
    if not (is_root() and shutil.which("apt-get")):
        return False
    run("apt-get", "update", "-qq", quiet=True)
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, quiet=True,
        env={"DEBIAN_FRONTEND": "noninteractive"})  # fmt: skip
    return True


def check_folder() -> None:
    """The folder must be ours to write: the environment, the build and the database live in it."""
    if not os.access(ROOT, os.W_OK):
        raise HouseError(f"{ROOT} is read-only for you. Copy the project to a folder of your own and try again.")


def ensure_venv() -> None:
    """Make ``.venv``."""
    if PYTHON.exists():
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3
        import venv  # noqa: F401
    except ImportError:
        say("Python's venv module is missing: installing it from Debian's packages.")
        if not apt(f"python{version}-venv"):
            raise HouseError(
                f"Python's venv module is missing. Run `apt install python{version}-venv` as root and try again."
            ) from None
    say("Making the Python environment in .venv …")
    run(sys.executable, "-m", "venv", VENV, quiet=True)


def ensure_packages(lock: str) -> None:
    """Install the packages of ``requirements/<lock>.txt``, each checked against its hash."""
    path = ROOT / "requirements" / f"{lock}.txt"
    stamp = VENV / f".installed-{lock}"
    if done_before(stamp, fingerprint(path)):
        return
    say(f"Installing the Python packages of requirements/{lock}.txt …")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r")
    try:
        run(PYTHON, *pip, path, quiet=True)
    except HouseError as error:
        if not any(shutil.which(name) for name in COMPILERS):
            raise HouseError(
                f"{error}\nA package has no ready-made build for this machine and there is no C compiler. "
                "Run `apt install build-essential python3-dev` as root (or your system's like) and try again."
            ) from None
        raise HouseError(f"{error}\nThe Python packages could not be installed. Is there a network?") from None
    stamp.write_text(fingerprint(path))


def node() -> tuple[Path, Path]:
    """(node, npm): the machine's own if new enough, else the one from PyPI in ``.venv``."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found and npm:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        if version.strip().lstrip("v").split(".")[0].isdigit() and int(version[1:].split(".")[0]) >= OLDEST_NODE:
            return Path(found), Path(npm)
    ensure_packages("node")
    return BIN / "node", BIN / "npm"


def ensure_client_packages() -> Path:
    """Install the client's packages from the lock; returns the node to run them with."""
    program, npm = node()
    stamp = ROOT / "node_modules" / ".installed"
    text = fingerprint(ROOT / "package-lock.json")
    if not done_before(stamp, text):
        say("Installing the client's packages …")
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        run(npm, "ci", "--ignore-scripts", "--loglevel=error", quiet=True, env={"PATH": path})
        stamp.write_text(text)
    return program


def newest(paths: tuple[str, ...]) -> float:
    """When any of the build's inputs last changed."""
    times = [0.0]
    for name in paths:
        path = ROOT / name
        files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and ".types" not in p.parts]
        times += [file.stat().st_mtime for file in files if file.suffix != ".pyc"]
    return max(times)


def ensure_figures() -> None:
    """Draw the figures if anything they are made of has changed."""
    made = ROOT / "static" / "figures" / "figures.json"
    if not made.exists() or made.stat().st_mtime < newest(FIGURE_INPUTS):
        say("Drawing the figures …")
        run(PYTHON, "-m", "webapp.figures")


def ensure_build() -> None:
    """Build the client if anything it is made of has changed."""
    made = BUILD / "manifest.json"
    if made.exists() and made.stat().st_mtime >= newest(BUILD_INPUTS):
        return
    program = ensure_client_packages()
    say("Building the client …")
    run(program, "client/build.mjs")


def browser() -> str | None:
    """A Chromium to test with, installed if need be; None means Playwright's own."""
    chosen = os.environ.get("CHROMIUM") or next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if chosen:
        return chosen
    say("No Chromium on this machine: installing one …")
    if apt("chromium"):
        return shutil.which("chromium")
    run(PYTHON, "-m", "playwright", "install", "chromium", quiet=True)
    return None


def set_up(*, tests: bool = False) -> None:
    """Everything that serving, or testing, needs."""
    check_folder()
    ensure_venv()
    ensure_packages("test" if tests else "run")
    ensure_build()
    ensure_figures()


def do_run(options: argparse.Namespace) -> None:
    """Serve; this process becomes the server."""
    set_up()
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "webapp.serve", "--port", str(options.port)])  # noqa: S606 - our own server


def do_test(options: argparse.Namespace) -> None:
    """Run the tests, the browser's among them."""
    set_up(tests=True)
    program = ensure_client_packages()
    chosen = browser()
    env = {"NODE": str(program), **({"CHROMIUM": chosen} if chosen else {})}
    run(PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", *options.args, env=env)


def do_check(_options: argparse.Namespace) -> None:
    """Every check of the style, one after the other; the first that fails ends it."""
    set_up(tests=True)
    program = ensure_client_packages()
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    for title, command in (
        ("format", (BIN / "ruff", "format", "--check", ".")),
        ("lint", (BIN / "ruff", "check", ".")),
        ("types", (BIN / "mypy",)),
        ("layers", (BIN / "lint-imports",)),
        ("client types", (program, tsc, "-b", "client/tsconfig.layers.json")),
        ("wire types", (program, "client/types.mjs", "--check")),
        ("content", (PYTHON, "-m", "flask", "--app", "webapp", "content", "check")),
        ("migrations and shape", (PYTHON, "-m", "pytest", "tests/shape", "tests/unit/test_migrations.py")),
    ):
        say(f"· {title}")
        run(*command)
    say("All checks pass.")


def do_build(_options: argparse.Namespace) -> None:
    """Build the client, changed or not."""
    check_folder()
    ensure_venv()
    ensure_packages("run")
    run(ensure_client_packages(), "client/build.mjs")
    run(PYTHON, "-m", "webapp.figures")


def do_types(_options: argparse.Namespace) -> None:
    """Make the TypeScript types anew."""
    set_up(tests=True)
    run(ensure_client_packages(), "client/types.mjs")


def do_lock(_options: argparse.Namespace) -> None:
    """Lock the Python packages anew: hashes, no address of a registry."""
    ensure_venv()
    run(PYTHON, "-m", "pip", "install", "--quiet", "uv", quiet=True)
    for name in ("run", "test", "node"):
        run(BIN / "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate",
            "-o", f"requirements/{name}.txt", f"requirements/{name}.in")  # fmt: skip


def with_browser(tool: str, said: str, *first: str) -> Callable[[argparse.Namespace], None]:
    """The command that runs one of our tools with a browser."""

    def do(options: argparse.Namespace) -> None:
        set_up(tests=True)
        run(PYTHON, f"tools/{tool}.py", *first, *getattr(options, "args", ()), env={"CHROMIUM": browser() or ""})

    do.__doc__ = said
    return do


def do_chaos(_options: argparse.Namespace) -> None:
    """Run the random tests of player and sync with 2,000 lives each, and of the records file with 5,000 sessions."""
    set_up(tests=True)
    run(ensure_client_packages(), "tests/client/run.mjs", *CHAOTIC, env={"PSOAS_CHAOS": "2000"})


def main() -> None:
    """Parse the command and do it; what a person has to do is said in plain words."""
    parser = argparse.ArgumentParser(description="Keeps the house.")
    commands = parser.add_subparsers(required=True)
    for name, do in (("run", do_run), ("test", do_test), ("check", do_check), ("build", do_build), ("types", do_types),
                         ("lock", do_lock), ("chaos", do_chaos), ("icons", with_browser("icons", "Draw the icons.")),
                         ("figures", with_browser("figures", "Check every figure and take pictures of them.", "sheet")),
                         ("screenshots", with_browser("screenshots", "Take the pictures of README and manifest.")),
                         ("bench-player", with_browser("bench_player", "Measure when tones are heard."))):  # fmt: skip
        command = commands.add_parser(name, help=do.__doc__)
        command.set_defaults(action=do)
        if name == "run":
            command.add_argument("--port", type=int, default=8000)
        if name in {"test", "bench-player"}:
            command.add_argument("args", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - said in words before anything else fails
        raise HouseError("Psoas Reset needs Python 3.11 or newer. Install it and try again.")
    options.action(options)


if __name__ == "__main__":
    try:
        main()
    except HouseError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)

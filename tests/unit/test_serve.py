"""The server as a process: it listens here only, says so, survives stalling clients and stops in order."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from factories import sqlite3_of_the_app

from webapp import serve
from webapp.config import ConfigFault

ROOT = Path(__file__).resolve().parents[2]
# A program that serves an app which tells when it is inside a request, and answers once it is told to.
HELD = """
import sys
from webapp.serve import listen, serve

def app(environ, start_response):
    print("inside", flush=True)
    sys.stdin.readline()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"x" * 12_000_000]

serve(app, listen(int(sys.argv[1])), lambda: print("listening", flush=True))
print("stopped", flush=True)
"""


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def start(port, instance, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "webapp.serve", "--port", str(port), *arguments],
        cwd=ROOT,
        env={**os.environ, "PSOAS_INSTANCE": str(instance)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def running(tmp_path):
    """The app's own server on a free port: (process, port, the first line it said)."""
    port = free_port()
    process = start(port, tmp_path / "instance")
    yield process, port, process.stdout.readline()
    process.kill()
    process.communicate()


def ask(port, path, host="127.0.0.1"):
    with urlopen(f"http://{host}:{port}{path}", timeout=20) as answer:
        return answer.status, answer.read()


def test_it_says_where_it_listens_and_what_to_do_next(running, tmp_path):
    process, port, said = running
    assert said == f"Psoas Reset is on http://localhost:{port}\n"
    assert "Open it in a browser" in process.stdout.readline()
    assert str(tmp_path / "instance") in process.stdout.readline()
    assert ask(port, "/healthz") == (200, b'{"status":"ok"}')
    assert ask(port, "/healthz", "localhost")[0] == 200


def test_what_it_keeps_is_its_owner_s_alone(running, tmp_path):
    for path in (tmp_path / "instance").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_well(running, number):
    process, _, _ = running
    process.send_signal(number)
    _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")


def test_clients_that_stall_in_mid_upload_keep_nobody_waiting(running):
    _, port, _ = running
    stalled = [socket.create_connection(("127.0.0.1", port)) for _ in range(10)]
    for each in stalled:
        each.sendall(b"POST /api/sync HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{")
    assert ask(port, "/healthz")[0] == 200
    for each in stalled:
        each.close()


def test_a_taken_port_is_said_in_one_sentence(running, tmp_path):
    _, port, _ = running
    second = start(port, tmp_path / "second")
    _, complaint = second.communicate(timeout=20)
    assert second.returncode == 1
    assert complaint == f"Port {port} is taken by another program; try make run PORT={port + 1}.\n"


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    process = start(free_port(), tmp_path / "file" / "instance")
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 1
    assert complaint.count("\n") == 1
    assert str(tmp_path / "file" / "instance") in complaint


def test_a_newer_database_is_said_in_one_sentence(running, tmp_path):
    process, port, _ = running
    process.terminate()
    process.wait(20)
    with closing(sqlite3_of_the_app().connect(tmp_path / "instance" / "psoas.sqlite3")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    second = start(port, tmp_path / "instance")
    _, complaint = second.communicate(timeout=20)
    assert second.returncode == 1
    assert complaint.count("\n") == 1
    assert "a newer version made it" in complaint


def test_a_file_that_is_no_database_is_said_in_one_sentence_and_kept(tmp_path):
    instance = tmp_path / "instance"
    instance.mkdir()
    (instance / "psoas.sqlite3").write_bytes(b"not a database" * 1000)
    process = start(free_port(), instance)
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 1
    assert complaint == "The database cannot be used: file is not a database.\n"
    assert (instance / "psoas.sqlite3").read_bytes() == b"not a database" * 1000


def test_an_answer_that_is_under_way_is_finished_before_it_stops():
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, str(port)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "listening\n"
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask(port, "/")))
    asking.start()
    assert process.stdout.readline() == "inside\n"
    process.terminate()
    process.stdin.write("\n")
    process.stdin.flush()
    asking.join()
    assert answers == [(200, b"x" * 12_000_000)]
    assert process.communicate(timeout=20)[0] == "stopped\n"
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "environ", "port"),
    [
        ([], {}, 8000),
        ([], {"PORT": "8123"}, 8123),
        (["--port", "8124"], {"PORT": "8123"}, 8124),
        (["--port=1"], {}, 1),
        ([], {"PORT": ""}, 8000),
    ],
)
def test_the_port_comes_from_the_argument_or_the_environment(arguments, environ, port):
    assert serve.read_port(arguments, environ) == port


@pytest.mark.parametrize("text", ["x", "0", "65536", "-1", "8000.5", "٨"])
def test_a_port_that_is_none_is_said_in_one_sentence(text):
    with pytest.raises(ConfigFault, match="The port must be a number from 1 to 65535"):
        serve.read_port([f"--port={text}"], {})


def test_it_listens_on_this_machine_only_under_both_of_its_addresses():
    listening = serve.listen(free_port())
    assert listening[0].getsockname()[0] == "127.0.0.1"
    assert {each.getsockname()[0] for each in listening} <= {"127.0.0.1", "::1"}
    for each in listening:
        each.close()


def test_without_ipv6_it_listens_on_ipv4_alone(monkeypatch):
    bound = serve._bound

    def only_ipv4(family, address, port):
        if family == socket.AF_INET6:
            raise OSError(serve.errno.EAFNOSUPPORT, "Address family not supported by protocol")
        return bound(family, address, port)

    monkeypatch.setattr(serve, "_bound", only_ipv4)
    (one,) = serve.listen(free_port())
    assert one.getsockname()[0] == "127.0.0.1"
    one.close()


def test_a_port_that_is_not_ours_to_open_is_said_in_one_sentence(monkeypatch):
    def refuse(self, address):
        raise PermissionError(serve.errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ConfigFault, match="Port 80 is not yours to open"):
        serve.listen(80)


@pytest.mark.parametrize("behind", [False, True])
def test_a_proxy_s_word_reaches_the_app_only_where_the_setting_says_so(monkeypatch, behind):
    def create(*_, **options):
        raise RuntimeError(options["clear_untrusted_proxy_headers"])

    monkeypatch.setattr(serve, "_stop_signals", lambda: None)
    monkeypatch.setattr(serve, "create_server", create)
    with pytest.raises(RuntimeError) as started:
        serve.serve(None, [], lambda: None, behind_proxies=behind)
    assert started.value.args == (not behind,)

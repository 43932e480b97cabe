"""Three phones of Alice's and one of Bob's on the real server, with every fault that a network and a backup have.

Requests and replies are lost, doubled and delivered in any order, phones crash, the database is replaced by an
older copy. After every step, and once all is quiet, the invariants of ``docs/sync-protocol.md`` must hold; each
answer is compared with ``sync_oracle``. ``PSOAS_CHAOS=2000`` runs that many long stories; without it a few.
"""

import copy
import json
import os
from dataclasses import dataclass

import factories
import phones
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sync_oracle import Oracle

STORIES = int(os.environ.get("PSOAS_CHAOS", "0"))
KEYS = [("mood", "a" * 32), ("mood", "b" * 32), ("session", "a" * 32), ("session", "b" * 32)]
FIELDS = {"mood": ("x", "y", "z"), "session": ("note", "title", "source")}
QUIET_AFTER = 100


class Device(phones.Phone):
    """A phone with what the server's answers do to it; one call is one transaction on the phone."""

    def __init__(self, someone, oracle, name):
        super().__init__(someone)
        self.oracle, self.name = oracle, name
        self.place = ((0, None), 0)  # the oracle's cursor, and how often this phone has started over
        self.outbox, self.dead, self.saved = [], [], []
        # While pages are still to come: how many restores there had been at the first of them. A page leaves out what
        # has changed since its end; if just that is undone by a restore, the cursor is sound and a record is missing.
        self.paging_since = None

    def view(self):
        """What the person sees: the server's state with the waiting ops over it."""
        seen = {key: (dict(r["fields"]), r["deleted"], r["ver"]) for key, r in self.records.items()}
        for op in self.outbox:
            fields, _, ver = seen.get((op["coll"], op["id"]), ({}, False, 0))
            deleted = op["deleted"] or op["kind"] == "delete"
            ver = op["base"] if op["kind"] == "recover" else ver + 1
            seen[op["coll"], op["id"]] = (fields | op["fields"], deleted, ver)
        return seen

    def save(self, op):
        """Put an op into the outbox: from here on the person has been told that it is saved."""
        self.outbox.append(op | {"schema": 2 if op["coll"] == "mood" else 1})
        self.saved.append(op["op"])

    def edit(self, key, field):
        """Write a value that nobody else writes, and give it back."""
        coll, record_id = key
        text = f"{self.name}-{len(self.saved)}"
        change = {FIELDS[coll][field]: text}
        if coll == "mood":
            self.save(phones.an_op("patch", coll, record_id, change))
        elif key in self.view():
            self.save(phones.patch(record_id, **change))
        else:
            self.save(phones.put(record_id, **change))
        return text

    def remove(self, key):
        """Delete what the person sees, if they see it."""
        _, deleted, ver = self.view().get(key, ({}, True, 0))
        if not deleted:
            self.save(phones.delete(key[1], ver, key[0]))

    def doubtful(self, restores):
        """Whether the server may have gone back in time between two pages, which only the digest can tell."""
        return self.paging_since is not None and self.paging_since < restores

    def take(self, reply, restores):
        """Take an answer in, if this phone still stands where it asked from."""
        if reply.asked_at != self.place:
            return
        if reply.answer.status_code == 409:
            self.begin_again()
            return
        said = reply.answer.json
        self.records |= {(record["coll"], record["id"]): record for record in said["changes"]}
        results = {result["op"]: result for result in said["results"]}
        self.dead += [op for op in self.outbox if results.get(op["op"], {}).get("status") == "rejected"]
        done = {name for name, result in results.items() if result["rec_rev"] <= said["cursor"]["rev"]}
        self.outbox = [op for op in self.outbox if op["op"] not in done and op not in self.dead]
        self.cursor, self.place = said["cursor"], (reply.cursor, self.place[1])
        if self.paging_since is None:
            self.paging_since = reply.restores
        if not said["more"]:
            self.compare(said["digest"], restores)

    def compare(self, digest, restores):
        """Begin again if this copy is not the server's, which may happen for one reason only."""
        if digest != phones.digest_of(self.records.values()):
            assert self.doubtful(restores)
            self.begin_again()
        self.paging_since = None

    def begin_again(self):
        """Offer everything again, in front of what waits, and ask from the beginning."""
        known = {op["op"] for op in self.outbox}
        offers = [op for op in self.start_over() if op["op"] not in known]
        self.outbox, self.place = offers + self.outbox, ((0, None), self.place[1] + 1)
        self.paging_since = None


@dataclass
class Reply:
    """An answer on its way; ``restores`` is how often the server had gone back in time when it was made."""

    phone: Device
    asked_at: tuple
    answer: object
    cursor: tuple | None
    restores: int


class World:
    """One server, its two people, and a backup of it."""

    def __init__(self, folder, template):
        self.app = factories.make_app(folder, template)
        self.people = [factories.sign_up(self.app, name) for name in ("Alice", "Bob")]
        self.empty = phones.take_backup(self.app)

    def rows(self, table):
        return factories.rows(self.app, f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4, 5")  # noqa: S608 - our own words


class Story(RuleBasedStateMachine):
    """What may happen, in any order."""

    world = None
    device = st.integers(0, 3)
    message = st.integers(0, 7)
    batch = st.sampled_from([1, 2, 5, 100])
    page = st.sampled_from([1, 2, 50])

    def __init__(self):
        super().__init__()
        phones.restore(self.world.app, self.world.empty)
        self.oracles = [Oracle(), Oracle()]
        owners = (0, 0, 0, 1)
        self.devices = [
            Device(self.world.people[who], who, f"{'AB'[who]}{number}") for number, who in enumerate(owners)
        ]
        self.requests, self.replies = [], []
        self.written = [set(), set()]  # every value that a phone showed as saved, by person
        self.lost = [set(), set()]  # those that nobody held any more when the server was restored
        self.restores = 0
        self.backups = []
        self.backup()

    # --- people

    @rule(device=device, key=st.sampled_from(KEYS), field=st.integers(0, 2))
    def edit(self, device, key, field):
        phone = self.devices[device]
        self.written[phone.oracle].add(phone.edit(key, field))

    @rule(device=device, key=st.sampled_from(KEYS), field=st.integers(0, 2))
    def edit_again(self, device, key, field):
        self.edit(device, key, field)

    @rule(device=device, key=st.sampled_from(KEYS))
    def remove(self, device, key):
        self.devices[device].remove(key)

    @rule(device=device, key=st.sampled_from(KEYS[2:]))
    def write_nonsense(self, device, key):
        self.devices[device].save(phones.put(key[1], tension_after=11))

    # --- the network

    @rule(device=device, batch=batch)
    def send(self, device, batch):
        phone = self.devices[device]
        self.requests.append((phone, phone.body(phone.outbox[:batch]), phone.place))

    @precondition(lambda self: self.requests)
    @rule(message=message, page=page)
    def deliver(self, message, page):
        self.answer(self.requests.pop(message % len(self.requests)), page)

    @precondition(lambda self: self.requests)
    @rule(message=message, page=page)
    def deliver_and_keep_a_double(self, message, page):
        self.answer(self.requests[message % len(self.requests)], page)

    @precondition(lambda self: self.replies)
    @rule(message=message)
    def receive(self, message):
        reply = self.replies.pop(message % len(self.replies))
        reply.phone.take(reply, self.restores)

    @precondition(lambda self: self.requests)
    @rule(message=message)
    def lose_a_request(self, message):
        self.requests.pop(message % len(self.requests))

    @precondition(lambda self: self.replies)
    @rule(message=message)
    def lose_a_reply(self, message):
        self.replies.pop(message % len(self.replies))

    @rule(device=device, batch=batch, page=page)
    def sync_without_trouble(self, device, batch, page):
        self.send(device, batch)
        self.answer(self.requests.pop(), page)
        reply = self.replies.pop()
        reply.phone.take(reply, self.restores)

    @rule(device=device)
    def crash(self, device):
        self.replies = [reply for reply in self.replies if reply.phone is not self.devices[device]]

    # --- the server

    @rule()
    def backup(self):
        self.backups.append((phones.take_backup(self.world.app), copy.deepcopy(self.oracles)))

    @rule(which=st.integers(0, 3))
    def restore(self, which):
        before = self.oracles
        database, oracles = self.backups[which % len(self.backups)]
        phones.restore(self.world.app, database)
        self.oracles = copy.deepcopy(oracles)
        self.restores += 1
        for who, oracle in enumerate(before):
            self.lost[who] |= self.written[who] - self.held(who, oracle)

    def held(self, who, before):
        """The values that the restored server has, or that a phone of this person can give back to it."""
        live = {text for record in before.records.values() for text in texts(record)}
        found = self.stored(who)
        for phone in self.devices:
            if phone.oracle == who:
                found |= {text for record in phone.records.values() for text in texts(record)} & live
                for op in phone.outbox:
                    found |= texts(op) if op["op"] not in before.ledger else texts(op) & live
        return found

    def stored(self, who):
        oracle = self.oracles[who]
        return {text for record in (*oracle.records.values(), *oracle.history) for text in texts(record)}

    def answer(self, request, page):
        """Let the real server and the oracle answer a request, and compare."""
        phone, body, asked_at = request
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("webapp.sync.apply.MAX_PAGE_RECORDS", page)
            answer = phone.someone.post_json("/api/sync", body)
        expected = self.oracles[phone.oracle].sync(asked_at[0], body["ops"], page)
        if expected is None:
            assert (answer.status_code, answer.json["reset"]) == (409, True)
            self.replies.append(Reply(phone, asked_at, answer, None, self.restores))
            return
        assert answer.status_code == 200, answer.text
        results, changes, cursor, more = expected
        reply = answer.json
        assert [{name: r[name] for name in ("status", "ver", "rec_rev")} for r in reply["results"]] == results
        assert [{name: c[name] for name in c if name != "schema"} for c in reply["changes"]] == changes
        assert (reply["cursor"]["rev"], reply["more"]) == (cursor[0], more)
        # I5: nothing of anybody else is ever in an answer.
        assert f'"{"BA"[phone.oracle]}' not in answer.text
        self.replies.append(Reply(phone, asked_at, answer, cursor, self.restores))

    # --- what always holds

    @invariant()
    def revisions_are_dense_and_every_op_is_there_once(self):
        # I2 and I4; I5 for the counters.
        for person, oracle in zip(self.world.people, self.oracles, strict=True):
            ((count, ids, lowest, highest),) = factories.rows(
                self.world.app,
                "SELECT count(*), count(DISTINCT op_id), ifnull(min(rev), 1), ifnull(max(rev), 0) FROM ops "
                "WHERE user_id = ?",
                person.id,
            )
            assert (count, ids, lowest, highest) == (oracle.rev, oracle.rev, 1, oracle.rev)

    @invariant()
    def a_cursor_promises_no_more_than_the_phone_has(self):
        # I8, for every phone whose cursor belongs to the present history.
        for phone in self.devices:
            oracle, (rev, nonce) = self.oracles[phone.oracle], phone.place[0]
            if rev and oracle.nonces.get(rev) == nonce and not phone.doubtful(self.restores):
                for key, record in oracle.records.items():
                    if record["rev"] <= rev:
                        assert without_schema(phone.records[key]) == record

    @invariant()
    def what_was_saved_is_somewhere(self):
        # I1 for ops, which a restore may take out of the ledger; their values are counted in the end.
        if self.restores:
            return
        for phone in self.devices:
            somewhere = {op["op"] for op in (*phone.outbox, *phone.dead)} | set(self.oracles[phone.oracle].ledger)
            assert set(phone.saved) <= somewhere

    def teardown(self):
        try:
            self.settle_down()
            self.check_the_end()
        finally:
            phones.restore(self.world.app, self.world.empty)

    def settle_down(self):
        self.requests, self.replies = [], []
        for _ in range(QUIET_AFTER):
            before = [(phone.place, len(phone.outbox)) for phone in self.devices]
            for number in range(len(self.devices)):
                self.sync_without_trouble(number, 5, 2)
            if before == [(phone.place, len(phone.outbox)) for phone in self.devices]:
                return
        raise AssertionError("the phones never come to rest")

    def check_the_end(self):
        rows = self.world.rows("records")
        for who, oracle in enumerate(self.oracles):
            person = self.world.people[who]
            mine = {(row[1], row[2]): row for row in rows if row[0] == person.id}
            assert {key: (row[3], row[4], bool(row[5]), json.loads(row[7])) for key, row in mine.items()} == {
                key: (r["ver"], r["rev"], r["deleted"], r["fields"]) for key, r in oracle.records.items()
            }
            for phone in self.devices:
                if phone.oracle == who:  # I3: every phone holds what the server holds, and nothing waits
                    assert phone.outbox == []
                    assert {key: without_schema(r) for key, r in phone.records.items()} == oracle.records
            # I1 and I10: every value is live, in the history, in the dead letters, or was held by nobody.
            dead = {text for phone in self.devices for op in phone.dead for text in texts(op)}
            assert self.written[who] - self.stored(who) - dead <= self.lost[who]
        self.check_history()
        if not self.restores:
            self.check_deletes()

    def check_history(self):
        kept = {(row[0], row[1], row[2], row[9]) for row in self.world.rows("history")}
        for person, oracle in zip(self.world.people, self.oracles, strict=True):
            for record in oracle.history:
                data = json.dumps(record["fields"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
                assert (person.id, record["coll"], record["id"], data) in kept

    def check_deletes(self):
        # I6, from the ledger alone: a record is gone exactly if no edit follows its last delete that was taken.
        gone = {}
        for row in factories.rows(
            self.world.app, "SELECT user_id, coll, record_id, kind FROM ops WHERE status = 'ok' ORDER BY user_id, rev"
        ):
            gone[row[:3]] = row[3] == "delete"
        assert {row[:3]: bool(row[5]) for row in self.world.rows("records")} == gone


def texts(state):
    """The values in a record or op that some phone wrote."""
    return {
        value for value in state["fields"].values() if isinstance(value, str) and value[:1] in "AB" and "-" in value
    }


def without_schema(record):
    return {name: value for name, value in record.items() if name != "schema"}


def test_no_story_loses_doubles_or_resurrects_anything(tmp_path, empty_database):
    Story.world = World(tmp_path, empty_database)
    profile = settings(
        max_examples=STORIES or 60,
        stateful_step_count=80 if STORIES else 40,
        derandomize=not STORIES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        # A failing story is made shorter only where there is time: it takes minutes.
        phases=[Phase.generate, Phase.shrink] if STORIES else [Phase.generate],
        print_blob=True,
    )
    run_state_machine_as_test(Story, settings=profile)
    factories.close_app(Story.world.app)

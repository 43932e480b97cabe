// Puts two weeks of practice into the guest's outbox, as the app itself would have written it. For pictures only.
async () => {
  const db = await new Promise((yes, no) => {
    const asked = indexedDB.open("psoas:guest");
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
  const day = 86_400_000;
  const id = (n) => n.toString(16).padStart(32, "0");
  const routines = [
    ["desk-break-3", "3-minute desk break", 180_000, 40_000],
    ["morning-loosen-5", "5-minute morning loosen", 300_000, 55_000],
    ["evening-wind-down-8", "8-minute evening wind-down", 480_000, 70_000],
    ["full-reset-12", "12-minute full psoas reset", 720_000, 145_000],
  ];
  const outbox = db.transaction("outbox", "readwrite");
  [0, 0, 1, 2, 4, 5, 7, 8, 9, 11, 13].forEach((ago, n) => {
    const [source, title, active_ms, side] = routines[(n * 3 + 2) % routines.length];
    const started_at = Date.now() - ago * day - (n % 3) * 3_000_000 - 1_800_000;
    const offset_min = -new Date(started_at).getTimezoneOffset();
    const times = { left: side, right: side, both: 0 };
    outbox.objectStore("outbox").add({
      op: id(n + 1), coll: "session", id: id(n + 100), kind: "put", base: 0, schema: 1, deleted: false,
      fields: {
        source, title, kind: "routine", started_at, ended_at: started_at + active_ms + 4_000,
        tz: Intl.DateTimeFormat().resolvedOptions().timeZone, offset_min,
        local_date: new Date(started_at + offset_min * 60_000).toISOString().slice(0, 10),
        active_ms, completed: true,
        steps: [{ item: "knee-to-chest", title: "Single knee hug", planned_ms: times, done_ms: times, hurt: false }],
        tension_before: 6 - (n % 3), tension_after: 4 - (n % 3), note: "",
      },
    });
  });
  await new Promise((yes) => (outbox.oncomplete = yes));
  db.close();
};

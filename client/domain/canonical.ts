// One text for one value: keys sorted, no spaces. What is hashed or compared is written so. Pure.

function entry([key, value]: [string, unknown]): string {
  return `${JSON.stringify(key)}:${canonical(value)}`;
}

/** Canonical JSON. Throws TypeError for what JSON cannot hold: undefined, functions, NaN, infinities. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(entry).join(",")}}`;
  }
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined || (typeof value === "number" && !Number.isFinite(value))) throw new TypeError("Not JSON");
  return text;
}

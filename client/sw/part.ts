// Audio elements ask for a file in parts, and Safari plays nothing that is answered whole.

const RANGE = /^bytes=(\d+)-(\d*)$/;

/** The part of a kept file that a Range header asks for; the whole for no header, and for one that nobody sends. */
export async function partOf(kept: Response, range: string | null): Promise<Response> {
  const asked = RANGE.exec(range ?? "");
  if (!asked) return kept;
  const whole = await kept.blob();
  const first = Number(asked[1]);
  const last = Math.min(asked[2] ? Number(asked[2]) : Infinity, whole.size - 1);
  if (first > last) return new Response(null, { status: 416, headers: { "content-range": `bytes */${whole.size}` } });
  const headers = new Headers(kept.headers);
  headers.delete("content-encoding"); // the bytes here are plain, however they travelled
  headers.set("content-range", `bytes ${first}-${last}/${whole.size}`);
  headers.set("content-length", String(last - first + 1));
  return new Response(whole.slice(first, last + 1), { status: 206, headers });
}

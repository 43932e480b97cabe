// The one door to the server. A server that accepts and never answers is the same as no server.

export interface Answer {
  status: number;
  /** The parsed body if it said it was JSON and was; undefined otherwise. */
  json: unknown;
  retryAfterSeconds: number | null;
}

/** How the app reaches its server; tests bring their own. Null: nobody there. */
export interface Link {
  post(path: string, body: string): Promise<Answer | null>;
}

const ANSWER_MS = 5_000;
const SLOWEST_BYTES_A_MS = 4;
const BODY_MS = 30_000;

/** The answer's first byte within 5 s, plus what a slow line needs for the upload; its body within 30 s more. */
async function exchange(path: string, body: string): Promise<Answer> {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), ANSWER_MS + body.length / SLOWEST_BYTES_A_MS);
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-App": "1" },
      body,
      redirect: "error",
      cache: "no-store",
      credentials: "same-origin",
      signal: stop.signal,
    });
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(), BODY_MS);
    const text = await response.text();
    const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    return {
      status: response.status,
      json: parsed(response.headers.get("Content-Type"), text),
      retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
    };
  } finally {
    clearTimeout(timer);
  }
}

function parsed(type: string | null, text: string): unknown {
  if (!type?.startsWith("application/json")) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const network: Link = {
  post: (path, body) => exchange(path, body).catch(() => null),
};

// Whether the server answers at all. A phone that says it has a network may still reach nobody.

const ANSWER_MS = 5_000;

/** Any answer counts, also one that says it is busy. */
export function serverAnswers(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) }).then(
    () => true,
    () => false,
  );
}

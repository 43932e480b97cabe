// Reads a file that the person chose.

/** Its text; null if it is not UTF-8, or has more than `mostBytes`. Rejects if the phone cannot read it. */
export async function textOf(file: Blob, mostBytes: number): Promise<string | null> {
  if (file.size > mostBytes) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

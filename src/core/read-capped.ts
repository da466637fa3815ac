/** All bytes of a stream, or null as soon as there are more than `mostBytes`, whatever a header said. */
export async function readCapped(
  stream: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let total = 0;
  const reader = stream?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    total += step.value.length;
    if (total > mostBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(step.value);
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

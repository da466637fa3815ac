/** A log in memory, for tests; handing it to a second simulator is a restart. */
export function memoryLog(): { append(line: string): void; readAll(): string[] } {
  const lines: string[] = [];
  return { append: (line) => void lines.push(line), readAll: () => [...lines] };
}

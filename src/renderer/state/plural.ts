/** `1 card`, `2 cards`, `1,234 cards`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString()} ${count === 1 ? noun : `${noun}s`}`;
}

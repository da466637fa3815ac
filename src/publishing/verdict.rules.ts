import { z } from 'zod';
import { ratings } from '../core/ratings.ts';

const Source = z.object({ name: z.string().trim().min(1).max(200), url: z.url({ protocol: /^https?$/ }) });

/** What a verdict says. Lengths are characters, and keep the answer within one WhatsApp message. */
export const VerdictWords = z.object({
  rating: z.enum(ratings),
  /** The claim as checked. */
  claim: z.string().trim().min(8).max(500),
  /** One sentence that says what is true. */
  title: z.string().trim().min(8).max(180),
  /** Two or three sentences for the answer. */
  summary: z.string().trim().min(8).max(300),
  explanation: z.string().trim().max(20_000).default(''),
  sources: z.array(Source).max(20),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
});
export type VerdictWords = z.infer<typeof VerdictWords>;

/** What is missing before a verdict may be published, in words for the editor; empty when nothing is. */
export function missingIn(words: Pick<VerdictWords, 'sources' | 'title' | 'summary' | 'explanation'>): string[] {
  return [
    ...(words.sources.length === 0 ? ['Name at least one source, so that readers can check for themselves.'] : []),
    ...(words.explanation.trim() === '' ? ['Write the explanation for the public page.'] : []),
  ];
}

/** Sources as typed, one to a line: `Name | https://…`, or the address alone. Unreadable lines come back as faults. */
export function readSources(text: string): { sources: { name: string; url: string }[]; faults: string[] } {
  const sources: { name: string; url: string }[] = [];
  const faults: string[] = [];
  for (const line of text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [first = '', second] = line.split('|').map((part) => part.trim());
    const url = second ?? first;
    const parsed = Source.safeParse({ name: second === undefined ? hostOf(url) : first, url });
    if (parsed.success) sources.push(parsed.data);
    else faults.push(`“${line}” is not a source. Write a name, a bar, and an address: Harbour office | https://…`);
  }
  return { sources, faults };
}

/** The address part of a page: words of the title in plain letters, and enough of the id to be unique. */
export function slugOf(title: string, id: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return [words, id.slice(-6)].filter(Boolean).join('-');
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

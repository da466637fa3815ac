import { serverWords } from './on-big.ts';

/** TODO */
export async function benchNotices(options: { server: string; askers: number; seconds: number }): Promise<object> {
  return { server: await serverWords(options.server), askers: options.askers };
}

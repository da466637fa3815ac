type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/**
 * Turns work on many things into work on one: what is asked for while the work is busy is done together next, at most
 * `most` things and about `mostWeight` together. What can wait waits `waitMs` for company, nothing else does. When a batch
 * fails, each of it is tried alone, so that one bad thing never fails its neighbours.
 */
export function inBatches<T, R>(
  work: (items: T[]) => Promise<R[]>,
  limits: {
    most: number;
    mostWeight: number;
    weigh: (item: T) => number;
    canWait: (item: T) => boolean;
    waitMs: number;
  },
): (item: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let isBusy = false;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const takeBatch = () => {
    let weight = 0;
    let count = 0;
    for (const { item } of waiting) {
      weight += limits.weigh(item);
      if (count > 0 && (count >= limits.most || weight > limits.mostWeight)) break;
      count++;
    }
    return waiting.splice(0, count);
  };

  const settleAlone = async ({ item, resolve, reject }: Waiting<T, R>) => {
    try {
      for (const result of await work([item])) resolve(result);
    } catch (error) {
      reject(error);
    }
  };

  const settle = async (batch: Waiting<T, R>[]) => {
    try {
      const results = await work(batch.map((each) => each.item));
      for (const [index, result] of results.entries()) batch[index]?.resolve(result);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const each of batch) await settleAlone(each);
    }
  };

  const run = async () => {
    isBusy = true;
    clearTimeout(soon);
    soon = undefined;
    while (waiting.length > 0) await settle(takeBatch());
    isBusy = false;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isBusy) return;
      if (!limits.canWait(item)) void run();
      else soon ??= setTimeout(run, limits.waitMs);
    });
}

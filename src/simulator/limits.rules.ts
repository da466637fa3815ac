/** How many messages may go to one phone now, and when that was so (milliseconds since epoch). */
export type Bucket = { left: number; at: number };

/** One message every 6 s, with a burst of up to 45 borrowed from later. Source: Meta's pair rate, read 2026-11. */
const pairMs = 6000;
const burst = 45;
export const fullBucket: Bucket = { left: burst, at: 0 };

const refilled = (bucket: Bucket, now: number) => Math.min(burst, bucket.left + Math.max(0, now - bucket.at) / pairMs);
export const maySend = (bucket: Bucket, now: number): boolean => refilled(bucket, now) >= 1;
export const afterSend = (bucket: Bucket, now: number): Bucket => ({
  left: Math.max(0, refilled(bucket, now) - 1),
  at: now,
});

/** How many messages our number may still handle this second, and when that was so (milliseconds since epoch). */
export type Throughput = { left: number; at: number };
/** Messages a second, in and out together. Source: Meta's throughput of a number that was not raised, read 2026-11. */
export const usualPerSecond = 80;
export const fullThroughput: Throughput = { left: Number.POSITIVE_INFINITY, at: 0 };

const flowed = (through: Throughput, now: number, perSecond: number) =>
  Math.min(perSecond, through.left + (Math.max(0, now - through.at) / 1000) * perSecond);
export const isThroughputLeft = (through: Throughput, now: number, perSecond: number): boolean =>
  flowed(through, now, perSecond) >= 1;
export const throughputAfter = (through: Throughput, now: number, perSecond: number): Throughput => ({
  left: Math.max(0, flowed(through, now, perSecond) - 1),
  at: now,
});

/** How long free-form words may follow a person's message. Milliseconds. Source: Meta, 24 h, read 2026-11. */
const windowMs = 24 * 3600 * 1000;
export const isWindowOpen = (lastInboundAt: number | null, now: number): boolean =>
  lastInboundAt !== null && now - lastInboundAt < windowMs;

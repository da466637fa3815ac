import fc from 'fast-check';

/**
 * Property tests draw the same texts every time, so that a run that passed passes again. Whoever looks for new faults
 * gives another seed: `PROPERTY_SEED=7 npm test -- answer`. Seed chosen 2026-11-23.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_123) });

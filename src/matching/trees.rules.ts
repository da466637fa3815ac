import { z } from 'zod';

/** One boosted tree. Inner node i asks `x[feature[i]] <= threshold[i]`; a child below zero is leaf `-child - 1`. */
export const Tree = z.object({
  feature: z.array(z.number().int().min(0)),
  threshold: z.array(z.number()),
  left: z.array(z.number().int()),
  right: z.array(z.number().int()),
  leaf: z.array(z.number()).min(1),
});
export type Tree = z.infer<typeof Tree>;

/** Raw log odds to probability, by straight lines between knots; both ascend. */
export const Calibration = z.object({
  from: z.array(z.number()).min(2),
  to: z.array(z.number().min(0).max(1)).min(2),
});
export type Calibration = z.infer<typeof Calibration>;

/** Boosted trees over inputs with these names. */
export type Trees<Name extends string> = {
  features: readonly Name[];
  /** Added to the sum of leaves: log odds. */
  base: number;
  trees: readonly Tree[];
};

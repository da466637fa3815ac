/** Whether a text holds anything an embedder can read: at least one letter in some script. */
export const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** Mean of row-major `rows` of `dimension` each, scaled to length 1; all zeros when the mean is zero. */
export function meanOfUnit(rows: Float32Array, dimension: number): Float32Array {
  const sum = new Float64Array(dimension);
  for (let at = 0; at < rows.length; at += dimension) {
    for (let d = 0; d < dimension; d++) sum[d] = (sum[d] ?? 0) + (rows[at + d] ?? 0);
  }
  return unit(sum);
}

/** The same direction at length 1; all zeros stay zeros. */
export function unit(vector: Float64Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return length === 0 ? new Float32Array(vector.length) : Float32Array.from(vector, (value) => value / length);
}

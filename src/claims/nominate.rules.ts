/** Claims looked at for a near duplicate: the nearest by vector, and those that share most of the sketch. */
export const nominated = { byVector: 20, bySketch: 20 };
/**
 * Claims that may keep one number of the sketch. What more claims share is a phrase, or a forward of which forty copies
 * are at hand already; later claims leave it out, so that looking one up stays as fast with a million claims.
 */
export const mostHolders = 40;

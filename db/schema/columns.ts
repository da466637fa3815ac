import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Bytes as they are. Both drivers hand back a `Uint8Array` (a `Buffer` is one). */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** An instant, stored in UTC, read as a Date, milliseconds kept. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

import type { Identity } from './sender.rules.ts';

/** Somebody wrote: who, when, and whether it opens the 24-hour window (`opens` is null when it does not). */
export type Sighting = { who: Identity; at: Date; opens: Date | null };

/** One person of a delivery, over all their messages in it. */
export type Person = Identity & { first: Date; latest: Date | null };

/**
 * Puts the sightings of one delivery together into people: by user id, else by number; a number seen alone joins the
 * user id it was last seen with. `personOf[i]` is the index of the person of sighting `i`.
 */
export function gatherPeople(sightings: readonly Sighting[]): { people: Person[]; personOf: number[] } {
  const userOfPhone = new Map<string, string>();
  for (const { who } of sightings) if (who.userId && who.phone) userOfPhone.set(who.phone, who.userId);
  const people: Person[] = [];
  const indexOf = new Map<string, number>();
  const personOf = sightings.map(({ who, at, opens }) => {
    const userId = who.userId ?? (who.phone ? (userOfPhone.get(who.phone) ?? null) : null);
    const phone = who.phone && (userOfPhone.get(who.phone) ?? userId) === userId ? who.phone : null;
    const key = userId ? `user:${userId}` : `phone:${phone}`;
    const index = indexOf.get(key) ?? people.length;
    const known = people[index];
    indexOf.set(key, index);
    if (known) {
      known.phone = phone ?? known.phone;
      known.name = who.name ?? known.name;
      if (at < known.first) known.first = at;
      if (opens && (!known.latest || opens > known.latest)) known.latest = opens;
    } else people.push({ phone, userId, name: who.name, first: at, latest: opens });
    return index;
  });
  return { people, personOf };
}

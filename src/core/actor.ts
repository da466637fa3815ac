export const roles = ['reviewer', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who does a thing. Never empty, so the ledger always has a name. */
export type Actor =
  | { kind: 'staff'; id: string; name: string; role: Role }
  | { kind: 'asker'; id: string; name: string }
  | { kind: 'machine'; id: string; name: string };

/** The machine itself, by the part of it that acts, for example `machine('matching')`. */
export const machine = (part: string): Actor => ({ kind: 'machine', id: part, name: part });

const rank: Record<Role, number> = { reviewer: 0, editor: 1, admin: 2 };

/** Whether `role` may do what `needed` may do. Each role may do all that the one before it may. */
export const isAtLeast = (role: Role, needed: Role): boolean => rank[role] >= rank[needed];

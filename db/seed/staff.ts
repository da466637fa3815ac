import type { SeedStaff } from './seed-types.ts';

/** The whole staff of the invented newsroom. */
export const seedStaff: SeedStaff[] = [
  { key: 'ines', name: 'Inês Falcão', email: 'ines@harbour-lamp.example', role: 'editor' },
  { key: 'teo', name: 'Teo Marsh', email: 'teo@harbour-lamp.example', role: 'reviewer' },
  { key: 'neema', name: 'Neema Wanjala', email: 'neema@harbour-lamp.example', role: 'admin' },
];

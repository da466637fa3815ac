/** The name an asker has on screens, for example "Amber Heron 42". Always the same for the same `seed`. */
export function nicknameOf(seed: string): string {
  let hash = 2166136261;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619) >>> 0;
  const number = 10 + (hash % 90);
  const bird = birds[Math.floor(hash / 90) % birds.length];
  const tint = tints[Math.floor(hash / 90 / birds.length) % tints.length];
  return `${tint} ${bird} ${number}`;
}

const tints = (
  'Amber Ashen Azure Bronze Bright Cedar Chalk Cobalt Copper Coral Dusky Ember Flint Golden Hazel Indigo ' +
  'Ivory Jade Lilac Maple Mellow Misty Mossy Olive Opal Pearl Quiet Russet Saffron Sandy Silver Slate Sunny Teal Umber Velvet'
).split(' ');
const birds = (
  'Avocet Bulbul Bunting Crane Curlew Dipper Dunlin Egret Falcon Finch Godwit Grebe Heron Hoopoe Ibis Jacana ' +
  'Kestrel Kite Lapwing Lark Martin Myna Oriole Osprey Petrel Pipit Plover Quail Robin Sandpiper Shrike Skua Starling Stilt ' +
  'Sunbird Swallow Swift Tern Thrush Wagtail Warbler Weaver Wren'
).split(' ');

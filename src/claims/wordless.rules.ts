const kinds = [
  { starts: 'image/', name: 'picture', sign: '🖼️' },
  { starts: 'audio/', name: 'sound', sign: '🎤' },
  { starts: 'video/', name: 'film', sign: '🎬' },
];

const kindOf = (mimeType: string) =>
  kinds.find(({ starts }) => mimeType.startsWith(starts)) ?? { name: 'document', sign: '📄' };

const ending = ' without words]';

/** How colleagues see a claim that is only files, by their MIME types: `[picture without words]`. */
export function wordlessText(mimeTypes: readonly string[]): string {
  const names = [...new Set(mimeTypes.map((type) => kindOf(type).name))];
  return `[${names.join(', ') || 'message'}${ending}`;
}

/** How its asker knows it when they ask what became of it, in whatever language: a sign for each file. */
export const wordlessSigns = (mimeTypes: readonly string[]): string =>
  mimeTypes.map((type) => kindOf(type).sign).join('') || '💬';

/** The words of a claim that a verdict on it may begin with; empty for one that has none of its own. */
export const ownWords = ({ text, normal }: { text: string; normal: string }): string =>
  normal === '' && text.endsWith(ending) ? '' : text;

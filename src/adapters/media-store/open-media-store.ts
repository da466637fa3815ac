import { join } from 'node:path';
import type { MediaStore } from '../../core/ports.ts';
import type { Settings } from '../../core/settings.ts';
import { openFolderStore } from './folder.ts';
import { openS3Store } from './s3.ts';

type MediaSettings = Pick<Settings, 'dataDir' | 'mediaS3Url' | 'mediaS3Region' | 'mediaS3KeyId' | 'mediaS3Secret'>;

/** The media store that settings name: a bucket where one is given, else the folder `media` in the data folder. */
export function openMediaStore(settings: MediaSettings): MediaStore {
  const { mediaS3Url: url, mediaS3Region: region, mediaS3KeyId: keyId, mediaS3Secret: secret } = settings;
  if (url === null) return openFolderStore(join(settings.dataDir, 'media'));
  return openS3Store({ url, region, keyId: keyId ?? '', secret: secret ?? '' });
}

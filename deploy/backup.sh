#!/bin/sh
# Dumps the database and keeps its media beside, once a day, or once with `backup.sh once`. Settings: PGHOST, PGUSER,
# PGPASSWORD, PGDATABASE, MEDIA_DIR, BACKUP_DIR, KEEP (backups kept, 14), DRILL_ON (day of the week of the drill, 7).
# A backup holds what people wrote, and is of no use without DATA_KEY: keep that in another place.
set -eu
umask 077
here=$(dirname "$0")

# A folder appears under its name when it is whole. Media never change under a name, so what the last backup has is linked.
backup() {
  name=$(date -u +%Y%m%dT%H%M%SZ)
  part="$BACKUP_DIR/$name.part"
  last=$(ls -d "$BACKUP_DIR"/*Z 2>/dev/null | tail -1 || true)
  rm -rf "$BACKUP_DIR"/*.part
  mkdir -p "$part/media"
  pg_dump --format=custom --file="$part/database.dump"
  if [ -d "$MEDIA_DIR" ]; then
    if [ -n "$last" ]; then cp -al "$last/media/." "$part/media/"; fi
    cp -rn "$MEDIA_DIR/." "$part/media/"
    find "$part/media" -name '*.part' -delete
    files() { (cd "$1" && find . -type f | sort); }
    files "$MEDIA_DIR" >"$part/now"
    files "$part/media" >"$part/then"
    # What somebody had erased leaves with the backups it is in.
    comm -13 "$part/now" "$part/then" | while read -r file; do rm -f "$part/media/$file"; done
    rm -f "$part/now" "$part/then"
  fi
  mv "$part" "$BACKUP_DIR/$name"
  ls -d "$BACKUP_DIR"/*Z | head -n "-${KEEP:-14}" | xargs -r rm -rf
  echo "backup $name: $(du -sh "$BACKUP_DIR/$name" | cut -f1), $(ls -d "$BACKUP_DIR"/*Z | wc -l) kept"
}

if [ "${1:-}" = once ]; then backup; exit; fi
while true; do
  pause=86400
  # In a shell of its own, so that its first failure ends it.
  sh "$0" once || { echo 'backup FAILED; it is tried again in an hour' >&2; pause=3600; }
  if [ "$(date -u +%u)" = "${DRILL_ON:-7}" ]; then sh "$here/restore-drill.sh" || echo 'restore drill FAILED' >&2; fi
  sleep "$pause"
done

#!/bin/sh
# Restores the newest backup into a scratch database, looks whether the organisation is in it, and throws it away.
# Settings as backup.sh. Exit code 1 when the backup could not be relied on.
set -eu
newest=$(ls -d "$BACKUP_DIR"/*Z 2>/dev/null | tail -1 || true)
[ -n "$newest" ] || { echo "there is no backup in $BACKUP_DIR" >&2; exit 1; }
scratch="${PGDATABASE}_drill"
began=$(date +%s)
trap 'dropdb --if-exists --force "$scratch"' EXIT
dropdb --if-exists --force "$scratch"
createdb "$scratch"
pg_restore --exit-on-error --no-owner --jobs=2 --dbname="$scratch" "$newest/database.dump"
ask() { psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }

echo "$(basename "$newest"), restored in $(($(date +%s) - began)) s"
for table in askers messages submissions claims fact_checks cases verdicts notices outgoing media entries; do
  echo "$table: $(ask "$scratch" "select count(*) from $table") restored, $(ask "$PGDATABASE" "select count(*) from $table") live"
done
migrations='select count(*) from drizzle.__drizzle_migrations'
[ "$(ask "$scratch" "$migrations")" -gt 0 ] || { echo 'no migration is in it' >&2; exit 1; }
[ "$(ask "$scratch" 'select count(*) from pgboss.queue')" -gt 0 ] || { echo 'no queue of jobs is in it' >&2; exit 1; }
echo "last entry of the ledger: $(ask "$scratch" 'select max(at) from entries')"

# A picture erased between dump and copy may lack; more than one in a thousand is a fault.
lacking=0
stored=0
for key in $(ask "$scratch" "select store_key from media where state = 'stored'"); do
  stored=$((stored + 1))
  [ -f "$newest/media/$key" ] || lacking=$((lacking + 1))
done
echo "media: $stored stored, $lacking of them not in the backup"
[ $((lacking * 1000)) -le "$stored" ] || exit 1

-- breaking: the version before shows an encrypted value as it lies, and writes what it does not encrypt
-- What was said lies encrypted under the data keys of the organisation (server/keys/enciphered.ts): {"bihuan:enc": [key, table, row, ciphertext]}. An
-- envelope names the row that it belongs to and is bound to that; the database takes it in no other.
-- locks: the table is read once, seconds for each ten million rows; the version before is stopped meanwhile
alter table sealed_fields add constraint sealed_fields_enciphered_here
  check (value -> 'bihuan:enc' is null or (value #>> '{bihuan:enc,1}' = 'sealed_fields' and value #>> '{bihuan:enc,2}' = event_id || '/' || field));

-- Who called is asked for by telephone number: a keyed hash of its digits, since the value itself can no longer be compared.
alter table sealed_fields add column mark text;
-- locks: no row has a mark yet; the table is read once, some seconds for each ten million rows
create index sealed_fields_by_mark on sealed_fields (org_id, mark) where mark is not null;

-- The key of those hashes, one for each organisation, never changed; it lies encrypted as records do.
create table lookup_keys (
  org_id text primary key references organisations,
  value jsonb not null,
  check (value -> 'bihuan:enc' is not null and value #>> '{bihuan:enc,1}' = 'lookup_keys')
);
call bihuan_protect('lookup_keys', worker => false);

-- How far the values of a table have been brought under the current data key: what lies under an older one, or from before values were encrypted.
create table record_turns (
  org_id text not null references organisations,
  "table" text not null,
  key_id text not null,
  -- The key of the last row that was looked at; null: not begun.
  after_row text[],
  -- How many rows there were when it began, how many were looked at, and how many were written anew.
  total bigint not null,
  seen bigint not null default 0,
  written bigint not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (org_id, "table")
);
call bihuan_protect('record_turns', worker => false);

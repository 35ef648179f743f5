-- Files lie encrypted in a storage, each under a key of its own; those keys are wrapped by a data key of the organisation, and that by the
-- master key of the installation, which is never in the database.
create table data_keys (
  org_id text not null references organisations,
  id text not null,
  -- AES-256-GCM under the master key named beside it: nonce, key, tag, in base64.
  wrapped text not null,
  master_id text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (org_id, id)
);
create unique index data_keys_current on data_keys (org_id) where retired_at is null;
call bihuan_protect('data_keys', worker => false);

-- One content of one organisation, by the hash of what it says; `rendition` is '' for the file of record, else a picture made from it.
create table file_contents (
  org_id text not null references organisations,
  sha256 text not null,
  rendition text not null default '' check (rendition in ('', 'view', 'small')),
  -- Where it lies: a random name, which says nothing about it. Null where no such picture can be made.
  object text,
  storage text check (storage in ('folder', 's3')),
  size bigint not null,
  mime text not null,
  key_id text,
  wrapped_key text,
  created_at timestamptz not null,
  has_macros boolean not null default false,
  -- none: no scanner was set when it came; waiting: not yet, `scan_says` why; found: `scan_says` names what.
  scan text not null default 'none' check (scan in ('none', 'waiting', 'clean', 'found')),
  scan_says text,
  scanned_at timestamptz,
  primary key (org_id, sha256, rendition),
  foreign key (org_id, key_id) references data_keys,
  check ((object is null) = (storage is null) and (object is null) = (wrapped_key is null) and (object is null) = (key_id is null)),
  check (object is not null or rendition <> '')
);
create index file_contents_by_key on file_contents (org_id, key_id);
create index file_contents_by_storage on file_contents (org_id, storage, sha256, rendition);
create index file_contents_to_scan on file_contents (org_id, created_at) where scan = 'waiting';
call bihuan_protect('file_contents', worker => false);

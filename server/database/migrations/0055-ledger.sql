-- The ledger (存证): every event is a leaf of one append-only Merkle tree per organisation (RFC 6962), in checkpoints that are signed.

-- Events that have no leaf yet, in the order in which they will get one. What is waiting is a row that is there, never a number that was reached: a number
-- given out before a transaction commits becomes visible after higher ones.
create table ledger_pending (
  org_id text not null references organisations,
  -- To the millisecond, as the program reads it.
  recorded_at timestamptz not null,
  stream_id text not null,
  seq int not null,
  event_id text not null,
  primary key (org_id, recorded_at, stream_id, seq)
);
call bihuan_protect('ledger_pending', worker => false);
revoke update on ledger_pending from bihuan_app;
-- Which organisations have something waiting is all that the worker learns.
grant select on ledger_pending to bihuan_worker;
create policy worker_reads on ledger_pending for select to bihuan_worker using (current_user = 'bihuan_worker');

-- A log begins with an organisation's first event, and another one where the database went back to an older state: two histories under one name would
-- be a fork. `lost_size`: how many leaves are known to have been signed and are gone; null where nobody knows.
create table ledger_epochs (
  org_id text not null references organisations,
  epoch int not null,
  origin text not null,
  size bigint not null,
  root bytea not null,
  because text not null check (because in ('first', 'restored', 'went-back')),
  lost_size bigint,
  lost_root bytea,
  at timestamptz not null,
  primary key (org_id, epoch)
);
call bihuan_protect('ledger_epochs', worker => false);
revoke update, delete on ledger_epochs from bihuan_app;

-- Who answers for a gap, and what they say of it.
create table ledger_gap_answers (
  org_id text not null references organisations,
  epoch int not null,
  by_person text not null,
  reason text not null,
  at timestamptz not null,
  primary key (org_id, epoch),
  foreign key (org_id, epoch) references ledger_epochs
);
call bihuan_protect('ledger_gap_answers', worker => false);
revoke update, delete on ledger_gap_answers from bihuan_app;

create table ledger_heads (
  org_id text not null references organisations,
  epoch int not null,
  size bigint not null,
  root bytea not null,
  -- The serial of the newest checkpoint.
  serial bigint not null,
  -- Set by `bihuan restore`: the next signature is under another name.
  is_restored boolean not null default false,
  primary key (org_id)
);
call bihuan_protect('ledger_heads', worker => false);
revoke delete on ledger_heads from bihuan_app;

create table ledger_leaves (
  org_id text not null references organisations,
  index bigint not null,
  event_id text not null,
  leaf_hash bytea not null,
  primary key (org_id, index),
  unique (org_id, event_id)
);
call bihuan_protect('ledger_leaves', worker => false);
revoke update, delete on ledger_leaves from bihuan_app;

-- Hashes of subtrees of two leaves and more that are full, and so never change.
create table ledger_nodes (
  org_id text not null references organisations,
  level int not null,
  index bigint not null,
  hash bytea not null,
  primary key (org_id, level, index)
);
call bihuan_protect('ledger_nodes', worker => false);
revoke update, delete on ledger_nodes from bihuan_app;

-- Public keys; each is in force until the next of its organisation. The private halves lie in the data folder.
create table ledger_keys (
  org_id text not null references organisations,
  serial int not null,
  id text not null,
  epoch int not null,
  name text not null,
  public_key bytea not null,
  since timestamptz not null,
  because text not null check (because in ('first', 'rotated', 'lost', 'restored', 'went-back')),
  reason text not null default '',
  made_by text not null,
  primary key (org_id, serial)
);
call bihuan_protect('ledger_keys', worker => false);
revoke update, delete on ledger_keys from bihuan_app;

create table ledger_checkpoints (
  org_id text not null references organisations,
  serial bigint not null,
  epoch int not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz not null,
  primary key (org_id, serial)
);
create index ledger_checkpoints_by_size on ledger_checkpoints (org_id, size, serial);
call bihuan_protect('ledger_checkpoints', worker => false);
revoke update, delete on ledger_checkpoints from bihuan_app;

create table ledger_checks (
  org_id text not null references organisations,
  id text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  is_full boolean not null,
  -- A checkpoint held outside, to be found again in the ledger.
  held text,
  -- Leaves before this one were found right by an earlier check.
  from_index bigint not null default 0,
  done bigint not null default 0,
  size bigint,
  -- Whoever runs it says again and again that they do; another process takes over what was left lying.
  claimed_until timestamptz,
  finished_at timestamptz,
  verdict text check (verdict in ('intact', 'altered', 'gap')),
  findings jsonb not null default '[]',
  counts jsonb not null default '{}',
  primary key (org_id, id)
);
create index ledger_checks_by_time on ledger_checks (org_id, asked_at desc, id);
create index ledger_checks_open on ledger_checks (org_id, asked_at) where finished_at is null;
call bihuan_protect('ledger_checks', worker => false);
revoke delete on ledger_checks from bihuan_app;
grant select on ledger_checks to bihuan_worker;
create policy worker_reads on ledger_checks for select to bihuan_worker using (current_user = 'bihuan_worker');

-- Whoever writes an event, by whatever way, puts it in line for the ledger: one narrow insert for each statement.
create function bihuan_await_leaf() returns trigger language plpgsql as $$
begin
  insert into ledger_pending (org_id, recorded_at, stream_id, seq, event_id)
  select org_id, date_trunc('milliseconds', recorded_at), stream_id, seq, id from touched;
  return null;
end $$;
create trigger await_leaf after insert on events referencing new table as touched for each statement execute function bihuan_await_leaf();

-- What was there before the ledger.
insert into ledger_pending (org_id, recorded_at, stream_id, seq, event_id)
select org_id, date_trunc('milliseconds', recorded_at), stream_id, seq, id from events order by org_id, recorded_at, stream_id, seq;

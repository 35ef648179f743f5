-- 外部锚定: checkpoints of the ledger that somebody outside holds too: a time-stamping authority (RFC 3161) or a chain.

-- Company settings, off until somebody sets them. Appended; the last of each kind counts. The key that signs transactions is sealed under the installation's secret.
create table anchor_settings (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('timestamp', 'chain')),
  is_on boolean not null,
  config jsonb not null,
  sealed_key text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index anchor_settings_last on anchor_settings (org_id, kind, set_at desc, id desc);
call bihuan_protect('anchor_settings', worker => true);
revoke update, delete on anchor_settings from bihuan_app, bihuan_worker;
revoke insert on anchor_settings from bihuan_worker;

-- One checkpoint at one place outside. What is anchored is SHA-256 of the signed note.
create table anchors (
  org_id text not null references organisations,
  id text not null,
  kind text not null check (kind in ('timestamp', 'chain')),
  checkpoint_size bigint not null check (checkpoint_size > 0),
  note text not null,
  digest bytea not null check (length(digest) = 32),
  state text not null check (state in ('waiting', 'sent', 'confirmed', 'failed')),
  tries int not null default 0,
  -- When it is looked at next; null when there is nothing to look at. Whoever works on it puts it ahead, so that nobody else does.
  next_at timestamptz,
  fault text,
  fault_detail text,
  -- Of a chain: transactions that were signed, before they were sent.
  progress jsonb,
  -- The exact response of the authority, or where on the chain it stands.
  response bytea,
  proof jsonb,
  made_at timestamptz not null,
  sent_at timestamptz,
  -- When the place outside says that it had it.
  anchored_at timestamptz,
  confirmed_at timestamptz,
  checked_at timestamptz,
  primary key (org_id, id),
  -- Not the size: a log that begins anew after a restored backup comes by the same sizes again.
  unique (org_id, kind, digest),
  check (state <> 'confirmed' or (anchored_at is not null and (response is not null) = (kind = 'timestamp') and (proof is not null) = (kind = 'chain')))
);
create index anchors_by_time on anchors (org_id, made_at desc, id desc);
create index anchors_by_kind on anchors (org_id, kind, made_at desc, id desc);
create index anchors_by_state on anchors (org_id, state, made_at desc, id desc);
create index anchors_confirmed on anchors (org_id, kind, checkpoint_size) where state = 'confirmed';
create index anchors_due on anchors (next_at) where next_at is not null;
call bihuan_protect('anchors', worker => true);
revoke delete on anchors from bihuan_app, bihuan_worker;
-- What was stamped stays as it is; only how far it has come changes.
revoke update on anchors from bihuan_app, bihuan_worker;
grant update (state, tries, next_at, fault, fault_detail, progress, response, proof, sent_at, anchored_at, confirmed_at, checked_at) on anchors to bihuan_app;
grant update (next_at) on anchors to bihuan_worker;
revoke insert on anchors from bihuan_worker;
create index anchors_open on anchors (kind, state) where state <> 'confirmed';
-- For the figures of whoever runs the server: what was given up lately.
-- locks: an index over the few messages that failed is read from one table once, in seconds even where there are millions.
create index messages_failed on messages (attempted_at) where state = 'failed';

-- 离线: what a phone said of an event that it sent later: its own time, its queue, the offset, and whether that is believed. Part of the event's bytes.
alter table events add column device jsonb;

-- When a device was in contact, by how many acts it had queued by then: what bounds the time of an act whose clock is nobody's but its own.
create table device_contacts (
  org_id text not null references organisations,
  person_id text not null,
  device text not null,
  mark integer not null check (mark >= 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (org_id, person_id, device, mark)
);
call bihuan_protect('device_contacts', worker => true);

-- Each act of a device counts once, also when it is sent again long after its Idempotency-Key was forgotten.
create table device_acts (
  org_id text not null references organisations,
  person_id text not null,
  device text not null,
  sequence integer not null check (sequence > 0),
  case_id text not null,
  event_id text not null,
  primary key (org_id, person_id, device, sequence)
);
call bihuan_protect('device_acts', worker => false);
revoke update, delete on device_acts from bihuan_app;

-- Files that come in parts; the row goes when the file is complete.
create table uploads (
  org_id text not null references organisations,
  id text not null,
  name text not null,
  size bigint not null check (size > 0),
  sha256 text not null,
  received bigint not null default 0,
  started_by text not null,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  primary key (org_id, id)
);
create index uploads_untouched on uploads (touched_at);
call bihuan_protect('uploads', worker => true);

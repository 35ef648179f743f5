-- 签署 (equip 第十九条, robot 第十四条(二), furn 4.3): exactly what was shown to whoever signed, the hand's strokes and picture, and the hashes that hold
-- them together. The event of the case carries the same hashes, so that either changed alone shows.
create table signatures (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  -- The event that it was recorded by; written in the same transaction, a moment later.
  event_id text,
  paper text not null,
  number integer not null check (number > 0),
  version integer not null check (version > 0),
  agreed boolean not null,
  via text not null check (via in ('screen', 'link', 'paper')),
  method text not null check (method in ('drawn', 'typed', 'scan')),
  -- Canonical bytes (RFC 8785): never written again from something else.
  content text not null,
  content_hash text not null,
  strokes text,
  strokes_hash text,
  image text,
  image_hash text,
  scan_file text,
  scan_hash text,
  hash text not null,
  signer text not null,
  signer_title text,
  -- Masked before it is kept.
  signer_phone text,
  device_at timestamptz,
  signed_at timestamptz not null,
  -- Whoever of the staff was there; on a link nobody.
  witness text,
  differs jsonb,
  -- The address of the customer's copy.
  code text not null,
  superseded_by text,
  -- The copy as PDF, the same bytes each time; null: nobody has asked for it yet.
  copy_sha256 text,
  primary key (org_id, id),
  unique (code),
  unique (org_id, case_id, paper, number, version),
  foreign key (org_id, case_id) references cases
);
call bihuan_protect('signatures', worker => true);
-- What was signed is never written over, not by a mistake of ours either.
revoke update, delete on signatures from bihuan_app;
grant update (event_id, superseded_by, copy_sha256) on signatures to bihuan_app;
revoke insert, update, delete on signatures from bihuan_worker;

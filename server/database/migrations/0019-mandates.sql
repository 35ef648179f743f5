-- 授权书 (furn 5.3): who may decide in whose place, on what, below which amount, from when until when. What was said about it is only added to.

create table mandates (
  org_id text not null references organisations,
  id text not null,
  principal_id text not null,
  holder_id text not null,
  -- 转授权: the mandate that this one hands on.
  via text,
  subjects text[],
  kinds text[],
  -- 分; null: the principal's own limit alone.
  below_fen bigint check (below_fen > 0),
  since timestamptz not null,
  until timestamptz not null,
  may_pass_on boolean not null,
  reason text not null,
  -- Follows from the last of mandate_events.
  status text not null check (status in ('requested', 'approved', 'refused', 'revoked')),
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, id),
  check (since < until and principal_id <> holder_id),
  foreign key (org_id, principal_id) references people,
  foreign key (org_id, holder_id) references people,
  foreign key (org_id, via) references mandates
);
create index mandates_by_holder on mandates (org_id, holder_id, until);
create index mandates_by_principal on mandates (org_id, principal_id, until);
create index mandates_by_time on mandates (org_id, created_at desc, id desc);
call bihuan_protect('mandates', worker => false);
revoke delete on mandates from bihuan_app;

create table mandate_events (
  org_id text not null references organisations,
  id text not null,
  mandate_id text not null,
  at timestamptz not null,
  actor_id text not null,
  what text not null check (what in ('requested', 'approved', 'refused', 'revoked')),
  -- The superior's written word, or why it was refused or revoked.
  words text not null default '',
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references mandates
);
create index mandate_events_by_mandate on mandate_events (org_id, mandate_id, at);
call bihuan_protect('mandate_events', worker => false);
revoke update, delete on mandate_events from bihuan_app;

-- A process keeps the mandates it read for as long as the roster's version stays (server/mandates/held.ts).
create trigger roster_grows after insert on mandates referencing new table as touched for each statement execute function bihuan_roster_changed();
create trigger roster_changes after update on mandates referencing new table as touched for each statement execute function bihuan_roster_changed();

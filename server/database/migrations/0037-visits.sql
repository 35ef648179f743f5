-- 上门: one row for each visit of a case of field work, as its events leave it (engine/visits.ts), so that boards and calendars read ranges.
create table visits (
  org_id text not null references organisations,
  case_id text not null,
  number integer not null check (number > 0),
  event_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('unconfirmed', 'asked', 'confirmed', 'other-time', 'done', 'cancelled')),
  sequence integer not null check (sequence >= 0),
  changed_at timestamptz not null,
  wish_from timestamptz,
  wish_until timestamptz,
  primary key (org_id, case_id, number),
  foreign key (org_id, case_id) references cases,
  check (ends_at > starts_at)
);
-- What ends after the first day of a range and begins before its last: of a range about now, hardly anything else is read.
create index visits_by_time on visits (org_id, ends_at, starts_at) where state <> 'cancelled';
-- The one that stands, of a case.
create unique index visits_standing on visits (org_id, case_id) where state not in ('done', 'cancelled');
create index visits_wanting on visits (org_id, case_id) where state = 'other-time';
call bihuan_protect('visits', worker => false);

-- Who goes, with the times again so that one person's calendar is one range. Whoever goes no more stays, so that their calendar can say so.
create table visit_people (
  org_id text not null references organisations,
  person_id text not null,
  case_id text not null,
  number integer not null,
  part text not null check (part in ('handler', 'companion')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The visit was called off, or somebody else goes.
  is_gone boolean not null default false,
  sequence integer not null,
  changed_at timestamptz not null,
  primary key (org_id, case_id, number, person_id),
  foreign key (org_id, case_id, number) references visits on delete cascade
);
create index visit_people_by_person on visit_people (org_id, person_id, ends_at, starts_at);
call bihuan_protect('visit_people', worker => false);

-- 日历订阅: the secret address of one person's calendar; only its hash is kept.
create table calendar_feeds (
  org_id text not null references organisations,
  person_id text not null,
  token_hash text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, token_hash)
);
create unique index calendar_feeds_by_token on calendar_feeds (token_hash);
create unique index calendar_feeds_of_person on calendar_feeds (org_id, person_id) where revoked_at is null;
call bihuan_protect('calendar_feeds', worker => true);

-- 预约确认: one more thing that customers are asked on a link of theirs.
alter table customer_links drop constraint customer_links_purpose_check;
alter table customer_links add constraint customer_links_purpose_check check (purpose ~ '^[a-z][a-z-]*$');

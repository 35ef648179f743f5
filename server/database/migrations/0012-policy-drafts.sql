-- Draft editions, their findings waived, votes, readers, and replays of the past under them.

-- A draft is written over and over; `revision` counts its savings, so that two people do not overwrite each other.
alter table editions drop constraint editions_status_check;
alter table editions add constraint editions_status_check check (status in ('draft', 'in-approval', 'published', 'repealed'));
alter table editions
  add column based_on date,
  add column revision int not null default 1,
  add column created_at timestamptz,
  add column created_by text,
  add column updated_at timestamptz,
  add column updated_by text,
  add column repealed_at timestamptz,
  add column repealed_by text,
  add column repealed_from date;

-- A finding of the lint that somebody lets pass, by name and reason. Appended; the newest of a finding counts.
create table edition_waivers (
  org_id text not null references organisations,
  regulation text not null,
  edition date not null,
  id text not null,
  finding text not null,
  reason text not null,
  waived_by text not null,
  waived_at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (org_id, id)
);
create index edition_waivers_by_edition on edition_waivers (org_id, regulation, edition);
call bihuan_protect('edition_waivers', worker => false);

-- A draft put to the vote (furn 2.2: two thirds of the board for service standards), with the pack as it was then.
create table edition_ballots (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  edition date not null,
  hash text not null,
  effective_from date not null,
  steps jsonb not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  reason text not null,
  outcome text check (outcome in ('approved', 'rejected', 'withdrawn')),
  settled_at timestamptz,
  primary key (org_id, id)
);
create index edition_ballots_by_edition on edition_ballots (org_id, regulation, edition, submitted_at desc);
call bihuan_protect('edition_ballots', worker => false);
create table edition_votes (
  org_id text not null,
  ballot_id text not null,
  step text not null,
  person text not null,
  decision text not null check (decision in ('approve', 'reject')),
  reason text,
  voted_at timestamptz not null,
  primary key (org_id, ballot_id, step, person),
  foreign key (org_id, ballot_id) references edition_ballots (org_id, id)
);
call bihuan_protect('edition_votes', worker => false);

-- Who is bound by a published edition and has to read it; who has.
create table edition_readers (
  org_id text not null references organisations,
  regulation text not null,
  edition date not null,
  person text not null,
  asked_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (org_id, regulation, edition, person)
);
create index edition_readers_waiting on edition_readers (org_id, person) where acknowledged_at is null;
call bihuan_protect('edition_readers', worker => false);

-- Open cases moved to another edition: listed with old and new due times, approved by somebody else, then done.
create table edition_moves (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  from_edition date not null,
  to_edition date not null,
  cases jsonb not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  reason text not null,
  decision text check (decision in ('approve', 'reject')),
  decided_by text,
  decided_at timestamptz,
  primary key (org_id, id)
);
call bihuan_protect('edition_moves', worker => false);

-- A replay of past events under a draft, run in a worker thread; `summary` once it is done.
create table policy_replays (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  edition date not null,
  hash text not null,
  period_from date not null,
  period_to date not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  cases_done int not null default 0,
  cases_total int not null default 0,
  events_done int not null default 0,
  summary jsonb,
  failure text,
  started_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id)
);
create index policy_replays_by_edition on policy_replays (org_id, regulation, edition, started_at desc);
call bihuan_protect('policy_replays', worker => false);

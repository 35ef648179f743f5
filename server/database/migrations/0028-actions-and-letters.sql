-- 纠正预防措施: one row for each action of a case, as its events leave it (engine/actions.ts), so that all of them are listed with owner, time and effect.
create table case_actions (
  org_id text not null references organisations,
  case_id text not null,
  number integer not null check (number > 0),
  event_id text not null,
  sort text not null check (sort in ('corrective', 'preventive')),
  department_id text not null,
  person_id text not null,
  checker_id text not null,
  due_at timestamptz not null,
  check_at timestamptz not null,
  set_at timestamptz not null,
  set_by text not null,
  replaces integer,
  replaced_by integer,
  done_at timestamptz,
  checked_at timestamptz,
  state text not null check (state in ('open', 'check', 'effective', 'weak', 'remade')),
  -- What it waits for next: its due time, then its check; the list is sorted by it.
  next_at timestamptz not null,
  primary key (org_id, case_id, number),
  foreign key (org_id, case_id) references cases
);
create index case_actions_by_time on case_actions (org_id, next_at, case_id, number);
create index case_actions_by_state on case_actions (org_id, state, next_at, case_id, number);
create index case_actions_by_person on case_actions (org_id, person_id, next_at, case_id, number);
call bihuan_protect('case_actions', worker => false);

-- 客户书信模板: one row for each wording that a kind of letter had, half-open: [since, until). Never deleted: a letter that was sent names its version.
create table letter_templates (
  org_id text not null references organisations,
  kind text not null check (kind in ('solution', 'progress', 'news', 'result', 'final')),
  since date not null,
  until date,
  subject jsonb not null,
  body jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (org_id, kind, since),
  check (until is null or since < until)
);
create unique index letter_templates_open on letter_templates (org_id, kind) where until is null;
call bihuan_protect('letter_templates', worker => false);
revoke delete on letter_templates from bihuan_app;

-- 偏好渠道: how a customer wants to be told, and in one case, where that case says so.
alter table customers add column preferred_channel text check (preferred_channel in ('mail', 'paper', 'phone', 'online', 'in-person'));
alter table customers add column email text not null default '';
alter table cases add column preferred_channel text check (preferred_channel in ('mail', 'paper', 'phone', 'online', 'in-person'));
alter table cases add column contact_email text not null default '';

-- 赔偿、追偿和专项经费: what the events of cases say of money, for lists and totals; budgets of funds are entered here.

create table compensations (
  org_id text not null references organisations,
  case_id text not null,
  state text not null check (state in ('assessed', 'submitted', 'approved', 'paid', 'sent-back', 'recovering')),
  assessed_fen bigint,
  approved_fen bigint,
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  claimed_fen bigint not null default 0,
  recovered_fen bigint not null default 0,
  -- When money was first spoken of.
  begun_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
create index compensations_by_time on compensations (org_id, begun_at desc, case_id desc);
create index compensations_by_state on compensations (org_id, state, begun_at desc, case_id desc);
call bihuan_protect('compensations', worker => false);

create table recoveries (
  org_id text not null references organisations,
  -- The event that opened it.
  id text not null,
  case_id text not null,
  source text not null check (source in ('supplier', 'third-party', 'staff')),
  state text not null check (state in ('open', 'recovered', 'partly', 'given-up')),
  claimed_fen bigint not null,
  recovered_fen bigint not null default 0,
  opened_at timestamptz not null,
  chased_at timestamptz,
  closed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create index recoveries_by_time on recoveries (org_id, opened_at desc, id desc);
create index recoveries_by_state on recoveries (org_id, state, opened_at desc, id desc);
create index recoveries_by_case on recoveries (org_id, case_id);
call bihuan_protect('recoveries', worker => false);

-- 专项经费预算: appended, never changed; the last of a fund and year counts.
create table fund_budgets (
  org_id text not null references organisations,
  id text not null,
  -- Regulation and fund: `furn:crisis-budget`.
  fund text not null,
  year integer not null check (year between 2000 and 2200),
  amount_fen bigint not null check (amount_fen >= 0),
  note text not null default '',
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index fund_budgets_of_year on fund_budgets (org_id, fund, year, set_at desc, id desc);
call bihuan_protect('fund_budgets', worker => false);
revoke update, delete on fund_budgets from bihuan_app;

create table fund_bookings (
  org_id text not null references organisations,
  -- The payment.
  id text not null,
  fund text not null,
  year integer not null,
  case_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  booked_by text not null,
  booked_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create index fund_bookings_of_year on fund_bookings (org_id, fund, year, booked_at desc, id desc);
create index fund_bookings_by_case on fund_bookings (org_id, case_id);
call bihuan_protect('fund_bookings', worker => false);

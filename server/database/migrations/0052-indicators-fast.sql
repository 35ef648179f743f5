-- 指标读得快: totals by month beside the points, so that a year of any number of cases is a few rows; frozen lists in one piece; which cases were counted anew.

-- The day of the row before this one of the same case and measure: of all rows, of the same person's, of the same department's. A case is counted once in a period by
-- the row whose row before lies outside of it, without sorting the ids of all.
alter table indicator_points add column previous date, add column previous_person date, add column previous_department date;
update indicator_points p set previous = b.previous, previous_person = b.previous_person, previous_department = b.previous_department from (
  select org_id, measure, case_id, day, person, department,
    lag(day) over (partition by org_id, measure, case_id order by day, part) as previous,
    lag(day) over (partition by org_id, measure, case_id, person order by day, part) as previous_person,
    lag(day) over (partition by org_id, measure, case_id, department order by day, part) as previous_department
  from indicator_points) b
where (p.org_id, p.measure, p.case_id, p.day, p.person, p.department) = (b.org_id, b.measure, b.case_id, b.day, b.person, b.department) and p.part > 0;

-- What the points of a month add up to, by each side alone (`side` empty: the whole company). Appended as points come and go, so that no act waits for another one;
-- the counting puts the rows of a month together again (`packed`). `since`: the month of the row before.
create table indicator_totals (
  org_id text not null references organisations,
  side text not null check (side in ('', 'department', 'person', 'region', 'product', 'channel')),
  measure text not null,
  month date not null,
  since date not null,
  key text not null,
  -- Exact, so that what was added and taken away again leaves nothing.
  numerator numeric not null,
  denominator numeric not null,
  points int not null,
  packed boolean not null default false
);
create index indicator_totals_by_month on indicator_totals (org_id, side, measure, month);
create index indicator_totals_unpacked on indicator_totals (org_id, measure, month) where not packed;
call bihuan_protect('indicator_totals', worker => false);

-- Nobody changes a point: what a case adds is taken away and made anew, and the totals with it.
revoke update on indicator_points from bihuan_app;
create function bihuan_add_totals() returns trigger language plpgsql as $$
declare
  sign int := case tg_op when 'INSERT' then 1 else -1 end;
begin
  insert into indicator_totals (org_id, side, measure, month, since, key, numerator, denominator, points)
  select p.org_id, s.side, p.measure, date_trunc('month', p.day)::date, coalesce(date_trunc('month', s.previous)::date, date '0001-01-01'), s.key,
    sign * sum(p.numerator::numeric), sign * sum(p.denominator::numeric), sign * count(*)
  from touched p cross join lateral (values
    ('', '', p.previous), ('department', p.department, p.previous_department), ('person', p.person, p.previous_person),
    ('region', p.region, p.previous), ('product', p.product, p.previous), ('channel', p.channel, p.previous)) s (side, key, previous)
  group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
create trigger add_totals after insert on indicator_points referencing new table as touched
  for each statement execute function bihuan_add_totals();
create trigger take_totals after delete on indicator_points referencing old table as touched
  for each statement execute function bihuan_add_totals();
insert into indicator_totals (org_id, side, measure, month, since, key, numerator, denominator, points, packed)
select p.org_id, s.side, p.measure, date_trunc('month', p.day)::date, coalesce(date_trunc('month', s.previous)::date, date '0001-01-01'), s.key,
  sum(p.numerator::numeric), sum(p.denominator::numeric), count(*), true
from indicator_points p cross join lateral (values
  ('', '', p.previous), ('department', p.department, p.previous_department), ('person', p.person, p.previous_person),
  ('region', p.region, p.previous), ('product', p.product, p.previous), ('channel', p.channel, p.previous)) s (side, key, previous)
group by 1, 2, 3, 4, 5, 6;

-- In which turn of the counting a case last came out otherwise: only such cases can differ from what was reported before.
create table indicator_recounts (
  org_id text not null references organisations,
  case_id text not null,
  turn int not null,
  primary key (org_id, case_id)
);
create index indicator_recounts_by_turn on indicator_recounts (org_id, turn);
call bihuan_protect('indicator_recounts', worker => false);
insert into indicator_recounts (org_id, case_id, turn) select org_id, id, 1 from cases;
alter table indicator_freezes add column turn int not null default 0;

-- What each case added to a frozen figure, a line each (`case numerator denominator`, in the order of the ids), whose SHA-256 the document names.
create table indicator_freeze_lists (
  org_id text not null references organisations,
  freeze_id text not null,
  indicator text not null,
  lines text not null,
  primary key (org_id, freeze_id, indicator),
  foreign key (org_id, freeze_id) references indicator_freezes deferrable initially deferred
);
call bihuan_protect('indicator_freeze_lists', worker => false);
revoke update, delete on indicator_freeze_lists from bihuan_app;
insert into indicator_freeze_lists (org_id, freeze_id, indicator, lines)
select org_id, freeze_id, indicator, string_agg(case_id || ' ' || numerator || ' ' || denominator, E'\n' order by case_id collate "C")
from indicator_freeze_cases group by 1, 2, 3;
drop table indicator_freeze_cases;

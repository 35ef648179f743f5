-- 答卷的分组, 低分跟进 and who handed a link over.

-- Whose work an answer judges and what it was about, as it stood when it was given: figures by department, person, kind, product sum over these.
alter table survey_answers
  add column cases text[] not null default '{}',
  add column departments text[] not null default '{}',
  add column people text[] not null default '{}',
  add column kinds text[] not null default '{}',
  add column products text[] not null default '{}',
  -- The customer answered by themselves, on a link that somebody gave them whom the answer judges.
  add column handed_by_judged boolean not null default false;
alter table customer_links add column created_by text;

create function pg_temp.judged_of(state jsonb, org text, case_id text) returns text[] language sql as $$
  select coalesce(array_agg(distinct person order by person), '{}') from (
    select jsonb_array_elements_text(coalesce(state -> 'people' -> role, '[]')) as person from unnest(array['handler', 'team-owner', 'team-member']) as role
    union select e.actor from events e where e.org_id = org and e.stream_id = case_id and e.type = 'handling.completed') judged
$$;
update survey_answers a set cases = array[c.id], kinds = array[c.kind], people = pg_temp.judged_of(c.state, c.org_id, c.id),
  departments = case when c.department_id is null then '{}' else array[c.department_id] end,
  products = coalesce((select array[m.model] from machines m where m.org_id = c.org_id and m.id = c.machine_id and m.model <> ''), '{}')
from cases c where c.org_id = a.org_id and c.id = a.case_id;
update survey_answers a set cases = m.cases, people = m.judged,
  kinds = (select coalesce(array_agg(distinct c.kind), '{}') from cases c where c.org_id = m.org_id and c.id = any(m.cases)),
  departments = (select coalesce(array_agg(distinct c.department_id), '{}') from cases c where c.org_id = m.org_id and c.id = any(m.cases) and c.department_id is not null),
  products = (select coalesce(array_agg(distinct k.model), '{}') from cases c join machines k on k.org_id = c.org_id and k.id = c.machine_id where c.org_id = m.org_id and c.id = any(m.cases) and k.model <> '')
from survey_members m where m.org_id = a.org_id and m.survey_id = a.survey_id and m.customer_id = a.customer_id;
drop function pg_temp.judged_of(jsonb, text, text);

-- Whom a low score goes to and within how many working days, where no regulation says so (company setting). Appended; the last counts.
create table low_score_settings (
  org_id text not null references organisations,
  id text not null,
  role text not null,
  workdays integer not null check (workdays between 1 and 30),
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index low_score_settings_by_time on low_score_settings (org_id, set_at desc, id desc);
call bihuan_protect('low_score_settings', worker => false);
revoke delete, update on low_score_settings from bihuan_app;

-- 低分跟进 that no regulation has a duty for: one for each such answer, with an owner and a clock. What was done stands sealed in the event that closed it.
create table low_score_follow_ups (
  org_id text not null references organisations,
  id text not null,
  -- The event of the answer; of a case, or of a customer in a survey.
  answer_event text not null,
  case_id text,
  survey_id text,
  customer_id text,
  judged text[] not null,
  role text not null,
  owner_id text,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  done_event text,
  primary key (org_id, id),
  unique (org_id, answer_event),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, survey_id) references surveys
);
create index low_score_follow_ups_owed on low_score_follow_ups (org_id, due_at, id) where done_at is null;
create index low_score_follow_ups_done on low_score_follow_ups (org_id, due_at desc, id desc) where done_at is not null;
create index low_score_follow_ups_of_owner on low_score_follow_ups (org_id, owner_id, due_at) where done_at is null;
create index low_score_follow_ups_by_case on low_score_follow_ups (org_id, case_id) where case_id is not null;
call bihuan_protect('low_score_follow_ups', worker => false);
revoke delete on low_score_follow_ups from bihuan_app;

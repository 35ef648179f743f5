-- 分析: what of a case is counted by, beside what it had already; reports as they were issued.

alter table cases
  -- The first word to the customer.
  add column replied_at timestamptz,
  -- What the customer last said of the result.
  add column satisfied boolean,
  -- Departments among which the standing liability is shared.
  add column liable text[] not null default '{}';

-- What stands in the events already. Corrections of before are looked at where a case changes next.
update cases c set replied_at = f.at
from (select e.org_id, e.stream_id, min(e.at) as at from events e
  where e.type in ('customer.replied', 'letter.sent', 'result.sent') or (e.type = 'progress.reported' and e.data ->> 'to' = 'customer')
  group by 1, 2) f
where f.org_id = c.org_id and f.stream_id = c.id;
update cases c set satisfied = (f.data ->> 'satisfied')::boolean
from (select distinct on (e.org_id, e.stream_id) e.org_id, e.stream_id, e.type, e.data from events e
  where e.type in ('customer.answered', 'case.reopened') order by e.org_id, e.stream_id, e.seq desc) f
where f.org_id = c.org_id and f.stream_id = c.id and f.type = 'customer.answered';
update cases c set
  state = c.state
    || case when c.replied_at is null then '{}'::jsonb
       else jsonb_build_object('repliedAt', to_char(c.replied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end
    || case when c.satisfied is null then '{}'::jsonb else jsonb_build_object('satisfied', c.satisfied) end,
  liable = coalesce((
    select array_agg(distinct s ->> 'department') from jsonb_array_elements(c.state -> 'liability' -> 'versions' -> -1 -> 'shares') s
    where c.state -> 'liability' -> 'versions' -> -1 ? 'confirmed'
      and not exists (select from jsonb_array_elements(c.state -> 'liability' -> 'versions' -> -1 -> 'contests') q where not q ? 'answered')), '{}')
where c.replied_at is not null or c.satisfied is not null or c.state ? 'liability';

-- What an analysis counts: found without reading the wide rows of others.
create index cases_counted on cases (org_id, kind, opened_at, id) where merged_into is null and sealed_for is null;

-- 客户类别: a word of the company's own (经销商, 零售, 重点客户 …).
alter table customers add column class text not null default '';

-- 分析报告: frozen as it was issued. Appended, never changed.
create table analysis_reports (
  org_id text not null references organisations,
  id text not null,
  kind text not null,
  period_start date not null,
  period_end date not null,
  -- The periodic report that it meets; none where nobody owed it.
  report_id text,
  document jsonb not null,
  -- SHA-256 over the canonical JSON (RFC 8785) of the document with its comments.
  hash text not null,
  comments jsonb not null default '{}',
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (org_id, id)
);
create index analysis_reports_by_time on analysis_reports (org_id, issued_at desc, id desc);
create unique index analysis_reports_of_duty on analysis_reports (org_id, report_id) where report_id is not null;
call bihuan_protect('analysis_reports', worker => false);
revoke update, delete on analysis_reports from bihuan_app;

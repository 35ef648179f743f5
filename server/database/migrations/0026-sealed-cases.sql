-- 密封案件: a penalty, or what else a regulation or the company seals, is seen by those in case_insiders and by the posts in sealed_for, by nobody else.

-- The posts that look after it; null: not sealed. What was sealed once stays so.
alter table cases add column sealed_for text[];
-- What every list leaves out for whoever is no insider: little, and found without reading the rest.
create index cases_sealed on cases (org_id, id) where sealed_for is not null;

-- Who sees a sealed case, and why. `part`, `named` and `decided` follow from the case's events and are written again with each of them;
-- `let-in` and `audit` are given by a person for a reason.
create table case_insiders (
  org_id text not null references organisations,
  case_id text not null,
  -- A person, or `department:<id>` for whoever heads it now.
  party_id text not null,
  because text not null check (because in ('part', 'named', 'decided', 'let-in', 'audit')),
  -- Only while they hold this post; empty: as themselves.
  role text not null default '',
  since timestamptz not null,
  until timestamptz,
  given_by text,
  reason text not null default '',
  primary key (org_id, case_id, party_id, because, role),
  foreign key (org_id, case_id) references cases
);
create index case_insiders_by_party on case_insiders (org_id, party_id, case_id);
call bihuan_protect('case_insiders', worker => false);

-- Penalties of before: sealed at once; the next thing that happens to one says again who sees it.
update cases set sealed_for = array['human-resources'] where kind = 'penalty';
insert into case_insiders (org_id, case_id, party_id, because, since)
select p.org_id, p.case_id, p.party_id, 'part', c.opened_at
from case_people p join cases c on c.org_id = p.org_id and c.id = p.case_id
where c.sealed_for is not null and p.part <> 'past' and p.party_id not like 'department:%'
on conflict do nothing;
insert into case_insiders (org_id, case_id, party_id, because, since)
select e.org_id, e.stream_id, n.party, 'named', min(e.at)
from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id,
  jsonb_path_query(e.data -> 'values', '$.** ? (@.type() == "string")') named,
  lateral (
    select p.id from people p where p.org_id = e.org_id and p.id = named #>> '{}'
    union all select 'department:' || d.id from departments d where d.org_id = e.org_id and d.id = named #>> '{}') n(party)
where c.sealed_for is not null and e.type = 'record.made'
group by e.org_id, e.stream_id, n.party
on conflict do nothing;

-- Who is found under a post or as head of a department, for whoever does not see all cases.
insert into case_people (org_id, case_id, party_id, part)
select org_id, id, 'post:' || unnest(sealed_for), 'past' from cases where sealed_for is not null
union
select org_id, case_id, case when party_id like 'department:%' then 'head:' || party_id else party_id end, 'past' from case_insiders
on conflict do nothing;

-- Looking into a sealed case, letting somebody in, and taking its file away are written down.
alter table access_log drop constraint access_log_action_check;
alter table access_log add constraint access_log_action_check check (action in
  ('unmask', 'seal.placed', 'seal.opened', 'seal.granted', 'seal.lifted', 'export', 'print', 'audit-view',
   'case.opened-for-audit', 'case.let-in', 'case.shut-out', 'bundle'));

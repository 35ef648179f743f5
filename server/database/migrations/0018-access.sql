-- Who may see what: the people of each case, what was read and why (访问日志), and files and records under seal (密件).

-- Who has to do with a case, kept by flush from the case's state: one row for a person, or `department:<id>` for the department it lies with.
-- Lists of somebody's own cases begin here.
create table case_people (
  org_id text not null references organisations,
  case_id text not null,
  party_id text not null,
  -- works: has it in hand; decides: approves, takes note, is asked or copied; past: did so once, wrote in it, or was told of it.
  part text not null check (part in ('works', 'decides', 'past')),
  primary key (org_id, case_id, party_id),
  foreign key (org_id, case_id) references cases
);
create index case_people_by_party on case_people (org_id, party_id, part, case_id);
call bihuan_protect('case_people', worker => false);

-- What stands in the cases already.
insert into case_people (org_id, case_id, party_id, part)
select c.org_id, c.id, p.person, 'works'
from cases c, jsonb_each(c.state -> 'people') r, jsonb_array_elements_text(r.value) p(person)
union
select d.org_id, d.case_id, d.owner_id, 'works' from duties d where d.owner_id is not null and d.outcome is null
union
select org_id, id, 'department:' || department_id, 'works' from cases where department_id is not null
on conflict do nothing;
insert into case_people (org_id, case_id, party_id, part)
select a.org_id, a.case_id, p.person_id, 'decides'
from approval_people p join approvals a on a.org_id = p.org_id and a.id = p.approval_id
where p.is_open
union
select org_id, case_id, person_id, 'decides' from report_receipts
on conflict do nothing;
insert into case_people (org_id, case_id, party_id, part)
select e.org_id, e.stream_id, e.actor, 'past' from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id
where e.actor not in ('system', 'customer', 'import')
union
select e.org_id, e.stream_id, p.id, 'past'
from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id, jsonb_path_query(e.data, '$.** ? (@.type() == "string")') named,
  people p
where p.org_id = e.org_id and p.id = named #>> '{}'
union
select n.org_id, n.case_id, n.person_id, 'past' from notifications n join cases c on c.org_id = n.org_id and c.id = n.case_id
union
select d.org_id, d.case_id, d.owner_id, 'past' from duties d where d.owner_id is not null
on conflict do nothing;

-- 访问日志: reading of what is sensitive. Appended, never changed; read by whoever supervises, which is itself read of something sensitive.
create table access_log (
  org_id text not null references organisations,
  id text not null,
  at timestamptz not null,
  actor text not null,
  action text not null check (action in ('unmask', 'seal.placed', 'seal.opened', 'seal.granted', 'seal.lifted', 'export', 'print', 'audit-view')),
  case_id text,
  -- What of it: a field, a file, an event, a list, a page.
  subject text not null default '',
  reason text not null default '',
  detail jsonb not null default '{}',
  address text,
  primary key (org_id, id)
);
create index access_log_by_time on access_log (org_id, at desc, id desc);
create index access_log_by_actor on access_log (org_id, actor, at desc, id desc);
create index access_log_by_action on access_log (org_id, action, at desc, id desc);
create index access_log_by_case on access_log (org_id, case_id, at desc, id desc) where case_id is not null;
call bihuan_protect('access_log', worker => false);
revoke update, delete on access_log from bihuan_app;

-- 密件: a file, or the words of a record, that nobody reads without a written reason, each time.
create table seals (
  org_id text not null references organisations,
  id text not null,
  case_id text not null,
  kind text not null check (kind in ('file', 'record')),
  -- The file, or the event whose sealed words it covers.
  subject_id text not null,
  title text not null,
  placed_by text not null,
  placed_at timestamptz not null,
  reason text not null,
  lifted_by text,
  lifted_at timestamptz,
  lift_reason text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases
);
create unique index seals_in_force on seals (org_id, subject_id) where lifted_at is null;
create index seals_by_case on seals (org_id, case_id);
call bihuan_protect('seals', worker => false);
revoke delete on seals from bihuan_app;

-- Who may open one besides the roles, until when.
create table seal_grants (
  org_id text not null references organisations,
  id text not null,
  seal_id text not null,
  person_id text not null,
  granted_by text not null,
  granted_at timestamptz not null,
  until timestamptz not null,
  reason text not null,
  primary key (org_id, id),
  foreign key (org_id, seal_id) references seals,
  foreign key (org_id, person_id) references people
);
create index seal_grants_by_seal on seal_grants (org_id, seal_id, person_id, until);
call bihuan_protect('seal_grants', worker => false);
revoke update, delete on seal_grants from bihuan_app;

-- The key with which a sealed file's content is encrypted on disk. The application puts it there and cannot read it back:
-- bihuan_open_seal gives it, and writes the log in the same transaction.
create table seal_keys (
  org_id text not null references organisations,
  seal_id text not null,
  key text not null,
  primary key (org_id, seal_id),
  foreign key (org_id, seal_id) references seals
);
call bihuan_protect('seal_keys', worker => false);
revoke select, update, delete on seal_keys from bihuan_app;

-- The words of a sealed record: the application does not see them either. By name: the owner is a member of bihuan_app, and backups must have them.
create policy not_under_seal on sealed_fields as restrictive for select to bihuan_app
  using (current_user <> 'bihuan_app' or not exists (select from seals s where s.org_id = sealed_fields.org_id and s.subject_id = sealed_fields.event_id and s.kind = 'record' and s.lifted_at is null));

-- Opens a seal: writes who, when and why, and gives the file's key, or the words of the record. Whether this person may is asked before, in
-- the server; that it is written down does not depend on the server.
create function bihuan_open_seal(seal text, log_id text, "when" timestamptz, who text, why text, "from" text)
  returns table (file_key text, words jsonb)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sealed seals;
begin
  -- The owner, as whom this runs, sees rows where it says so; nobody else is listened to (0001).
  perform set_config('bihuan.all_organisations', 'on', true);
  select * into sealed from seals s where s.org_id = bihuan_org() and s.id = seal and s.lifted_at is null;
  if sealed.id is null then
    perform set_config('bihuan.all_organisations', '', true);
    return;
  end if;
  if length(trim(why)) < 4 or coalesce(who, '') = '' then
    raise exception 'a seal is opened by a person with a reason' using errcode = 'check_violation', constraint = 'seal_reason';
  end if;
  insert into access_log (org_id, id, at, actor, action, case_id, subject, reason, detail, address)
  values (sealed.org_id, log_id, "when", who, 'seal.opened', sealed.case_id, sealed.subject_id, why, jsonb_build_object('seal', sealed.id, 'title', sealed.title, 'kind', sealed.kind), "from");
  return query select
    (select k.key from seal_keys k where k.org_id = sealed.org_id and k.seal_id = sealed.id),
    (select jsonb_object_agg(f.field, f.value) from sealed_fields f where sealed.kind = 'record' and f.org_id = sealed.org_id and f.event_id = sealed.subject_id);
  perform set_config('bihuan.all_organisations', '', true);
end $$;
revoke all on function bihuan_open_seal from public;
grant execute on function bihuan_open_seal to bihuan_app;

-- Lifting gives the key back, so that the content can lie open again; the row of the seal stays.
create function bihuan_lift_seal(seal text, log_id text, "when" timestamptz, who text, why text, "from" text)
  returns table (file_key text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sealed seals;
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  update seals s set lifted_by = who, lifted_at = "when", lift_reason = why
  where s.org_id = bihuan_org() and s.id = seal and s.lifted_at is null returning s.* into sealed;
  if sealed.id is null then
    perform set_config('bihuan.all_organisations', '', true);
    return;
  end if;
  insert into access_log (org_id, id, at, actor, action, case_id, subject, reason, detail, address)
  values (sealed.org_id, log_id, "when", who, 'seal.lifted', sealed.case_id, sealed.subject_id, why, jsonb_build_object('seal', sealed.id, 'title', sealed.title, 'kind', sealed.kind), "from");
  return query select (select k.key from seal_keys k where k.org_id = sealed.org_id and k.seal_id = sealed.id);
  perform set_config('bihuan.all_organisations', '', true);
end $$;
revoke all on function bihuan_lift_seal from public;
grant execute on function bihuan_lift_seal to bihuan_app;

-- Only the function lifts: otherwise the log of it could be forgotten.
revoke update on seals from bihuan_app;

-- Whether a content lies there for another organisation too: then sealing it here must not take it from them.
create function bihuan_content_elsewhere(content text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  elsewhere boolean;
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  elsewhere := exists (select from files f where f.sha256 = content and f.org_id <> bihuan_org());
  perform set_config('bihuan.all_organisations', '', true);
  return elsewhere;
end $$;
revoke all on function bihuan_content_elsewhere from public;
grant execute on function bihuan_content_elsewhere to bihuan_app;

-- 归档与个人信息: until when what is kept, holds, disposal with approval and certificate, requests of persons, exports that are found again.

-- A case whose content was disposed of: what its numbers and its events say stays, what was written in it is gone.
alter table cases add column disposed_at timestamptz, add column disposal_id text;
-- The archive in the order in which its keeping ends; a case that ended without an archive counts from its closing.
-- locks: a few seconds for each million of closed cases; a migration runs in a transaction, where no index is made concurrently
create index cases_by_keeping on cases (org_id, (coalesce(retain_until, (closed_at at time zone 'UTC')::date)), id) where is_closed and disposed_at is null;

-- 保全: nothing that it covers is disposed of or erased while it stands.
create table legal_holds (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  kind text not null check (kind in ('case', 'customer', 'person', 'period', 'class')),
  -- The case, the customer or the person.
  subject_id text,
  -- Of a class of records: its name and the kinds of case in it.
  class text,
  kinds text[] not null default '{}',
  period_from date,
  period_to date,
  reason text not null,
  reference text not null default '',
  placed_by text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lift_reason text,
  primary key (org_id, id),
  unique (org_id, number),
  check (lifted_by is null or lifted_by <> placed_by)
);
create index legal_holds_in_force on legal_holds (org_id, kind, subject_id) where lifted_at is null;
create index legal_holds_by_time on legal_holds (org_id, placed_at desc, id desc);
call bihuan_protect('legal_holds', worker => false);
revoke delete on legal_holds from bihuan_app;

-- The holds on one case now; security invoker, so that row-level security holds.
create function bihuan_holds_on_case(asked text) returns setof legal_holds language sql stable as $$
  select h.* from cases c join legal_holds h on h.org_id = c.org_id and h.lifted_at is null
  where c.org_id = bihuan_org() and c.id = asked and (
    h.kind = 'case' and h.subject_id = c.id
    or h.kind = 'customer' and h.subject_id = c.customer_id
    or h.kind = 'person' and h.subject_id = any(array(select p.party_id from case_people p where p.org_id = c.org_id and p.case_id = c.id))
    or h.kind = 'class' and c.kind = any(h.kinds)
    or h.kind = 'period' and (c.opened_at at time zone 'Asia/Shanghai')::date <= h.period_to and coalesce((c.closed_at at time zone 'Asia/Shanghai')::date, h.period_from) >= h.period_from)
$$;

-- 销毁清册: what somebody proposes to dispose of, who agreed, what came of it.
create table disposals (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  class text not null,
  reason text not null,
  -- The approval route, frozen when it was proposed.
  steps jsonb not null,
  given jsonb not null default '[]',
  state text not null check (state in ('proposed', 'rejected', 'withdrawn', 'running', 'done')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  finished_at timestamptz,
  -- What the paper says, and its SHA-256.
  certificate jsonb,
  certificate_hash text,
  primary key (org_id, id),
  unique (org_id, number)
);
create index disposals_by_time on disposals (org_id, proposed_at desc, id desc);
create index disposals_running on disposals (org_id) where state = 'running';
call bihuan_protect('disposals', worker => true);
revoke delete on disposals from bihuan_app;

create table disposal_items (
  org_id text not null,
  disposal_id text not null,
  position int not null,
  -- A case, a file, or a month (`2021-03`) of a log.
  unit text not null check (unit in ('case', 'file', 'import', 'message-month', 'access-month')),
  subject_id text not null,
  label text not null,
  kept_until date not null,
  sum jsonb not null,
  -- SHA-256 over the hashes of the events that stay, or of the rows that went.
  digest text,
  counts jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'done', 'spared')),
  spared_because text,
  settled_at timestamptz,
  primary key (org_id, disposal_id, position),
  foreign key (org_id, disposal_id) references disposals
);
create unique index disposal_items_once on disposal_items (org_id, unit, subject_id, disposal_id);
create index disposal_items_by_subject on disposal_items (org_id, unit, subject_id);
create index disposal_items_waiting on disposal_items (org_id, disposal_id, position) where state = 'waiting';
call bihuan_protect('disposal_items', worker => false);
revoke delete on disposal_items from bihuan_app;

-- 个人信息请求: somebody asks what is held about them, or to have it put right, erased, restricted; when it came, by when it is answered and why then.
create table privacy_requests (
  org_id text not null references organisations,
  id text not null,
  number text not null,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection')),
  law text not null check (law in ('pipl', 'gdpr')),
  -- Whose data: a customer of the file, somebody known by name and telephone only, or somebody of the staff.
  about text not null check (about in ('customer', 'contact', 'staff')),
  subject_id text,
  name text not null,
  phone text not null default '',
  -- How the answer reaches them.
  answer_to text not null,
  asks text not null,
  identity text not null,
  received_on date not null,
  due_at timestamptz not null,
  -- How the time was counted: the lines of the sum.
  due_sum jsonb not null,
  extended_because text,
  state text not null check (state in ('open', 'granted', 'refused', 'done')),
  decision text,
  decided_by text,
  decided_at timestamptz,
  answer text,
  answered_by text,
  answered_at timestamptz,
  taken_by text not null,
  taken_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
create index privacy_requests_by_time on privacy_requests (org_id, taken_at desc, id desc);
create index privacy_requests_due on privacy_requests (org_id, due_at) where answered_at is null;
create index privacy_requests_running on privacy_requests (org_id) where state = 'granted';
call bihuan_protect('privacy_requests', worker => true);
revoke delete on privacy_requests from bihuan_app;

-- What a granted erasure covers, item by item: at once, or on the day after it must no longer be kept.
create table privacy_items (
  org_id text not null,
  request_id text not null,
  position int not null,
  what text not null check (what in ('case', 'contact', 'customer', 'staff')),
  subject_id text not null,
  label text not null,
  -- Until when it must be kept, and why; null: nothing keeps it.
  kept_until date,
  because jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'kept')),
  settled_at timestamptz,
  primary key (org_id, request_id, position),
  foreign key (org_id, request_id) references privacy_requests
);
create index privacy_items_waiting on privacy_items (org_id, request_id, kept_until) where state = 'waiting';
call bihuan_protect('privacy_items', worker => false);
revoke delete on privacy_items from bihuan_app;

-- Contents on disk that no row names any more: taken away after the transaction, tried again until they are gone.
create table content_removals (
  org_id text not null references organisations,
  kind text not null check (kind in ('content', 'seal')),
  name text not null,
  since timestamptz not null,
  primary key (org_id, kind, name)
);
call bihuan_protect('content_removals', worker => true);

-- Disposes of the content of one case, if a disposal that was approved names it and no hold stands; gives how many rows of which table. Runs as
-- the owner, since the application may neither delete sealed words nor change what is append-only; every condition is asked here again.
create function bihuan_dispose_case(disposal text, asked text, "when" timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  org text := bihuan_org();
  found cases;
  counts jsonb := '{}';
  n int;
begin
  -- Whoever places a hold waits for this, and this for them: none is placed between the look and the deed.
  perform pg_advisory_xact_lock(hashtextextended('disposal ' || org, 0));
  perform set_config('bihuan.all_organisations', 'on', true);
  select * into found from cases c where c.org_id = org and c.id = asked for update;
  if found.id is null or not found.is_closed or found.disposed_at is not null
    or not exists (select from disposals d join disposal_items i on i.org_id = d.org_id and i.disposal_id = d.id
      where d.org_id = org and d.id = disposal and d.state = 'running' and i.unit = 'case' and i.subject_id = asked and i.state = 'waiting'
      union all select from privacy_requests r join privacy_items p on p.org_id = r.org_id and p.request_id = r.id
      where r.org_id = org and r.id = disposal and r.state = 'granted' and r.kind = 'erasure' and p.what = 'case' and p.subject_id = asked and p.state = 'waiting')
    or exists (select from bihuan_holds_on_case(asked))
    or exists (select from duties t where t.org_id = org and t.case_id = asked and t.outcome is null)
    or exists (select from approvals a where a.org_id = org and a.case_id = asked and a.outcome is null)
  then
    perform set_config('bihuan.all_organisations', '', true);
    raise exception 'this case may not be disposed of' using errcode = 'check_violation', constraint = 'disposal_allowed';
  end if;

  delete from sealed_fields f using events e where f.org_id = org and e.org_id = org and e.stream_id = asked and f.event_id = e.id;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('sealed_fields', n);
  insert into content_removals (org_id, kind, name, since)
    select distinct org, 'content', f.sha256, "when" from files f where f.org_id = org and f.case_id = asked
    union select distinct org, 'seal', s.id, "when" from seals s where s.org_id = org and s.case_id = asked and s.kind = 'file'
    on conflict do nothing;
  delete from files f where f.org_id = org and f.case_id = asked
    and not exists (select from certificates x where x.org_id = org and x.file_id = f.id)
    and not exists (select from manual_files x where x.org_id = org and x.file_id = f.id)
    and not exists (select from company_heads x where x.org_id = org and x.file_id = f.id)
    and not exists (select from form_templates x where x.org_id = org and x.layout_file = f.id);
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('files', n);
  delete from seal_keys k using seals s where k.org_id = org and s.org_id = org and s.case_id = asked and k.seal_id = s.id;
  update seal_grants g set reason = '—' from seals s where g.org_id = org and s.org_id = org and s.case_id = asked and g.seal_id = s.id;
  update seals set title = '—', reason = '—', lift_reason = case when lift_reason is null then null else '—' end where org_id = org and case_id = asked;
  delete from signatures where org_id = org and case_id = asked;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('signatures', n);
  delete from messages where org_id = org and case_id = asked;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('messages', n);
  delete from notifications where org_id = org and case_id = asked;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('notifications', n);
  delete from customer_links where org_id = org and case_id = asked;
  delete from survey_links where org_id = org and case_id = asked;
  update survey_answers set customer_id = null where org_id = org and case_id = asked;
  delete from import_rows where org_id = org and case_id = asked;
  delete from case_traces where org_id = org and case_id = asked;
  delete from process_marks where org_id = org and case_id = asked;
  delete from device_acts where org_id = org and case_id = asked;
  delete from administration_tasks where org_id = org and case_id = asked;
  delete from library_drafts where org_id = org and case_id = asked;
  delete from library_versions v using library_entries l where v.org_id = org and l.org_id = org and l.case_id = asked and l.request_id is null and v.entry_id = l.id;
  update library_entries set title = '—', problem = '—', root_cause = '—', experience = '—', solution = '', measures = '', effect = '', product = '', search = '', search_text = '',
      state = 'withdrawn', withdrawn_at = coalesce(withdrawn_at, "when"), withdrawn_by = coalesce(withdrawn_by, 'system'), withdrawn_because = '—'
    where org_id = org and case_id = asked and request_id is null;
  update access_log set reason = '', detail = '{}' where org_id = org and case_id = asked;
  update case_insiders set reason = '' where org_id = org and case_id = asked;
  update contract_lines set item = '—' where org_id = org and case_id = asked;
  update payments set reference = '—' where org_id = org and case_id = asked;
  delete from data_check_hits where org_id = org and case_id = asked;
  update edition_move_cases set title = '—' where org_id = org and case_id = asked;
  update emergency_orders set reason = '—', decision_note = '' where org_id = org and case_id = asked;
  update finding_steps s set words = '—' from findings f where s.org_id = org and f.org_id = org and f.case_id = asked and s.finding_id = f.id;
  update findings set words = '—' where org_id = org and case_id = asked;
  update meeting_action_steps s set text = '—' from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id
    where s.org_id = org and a.org_id = org and s.action_id = a.id and (a.case_id = asked or m.case_id = asked);
  update meeting_actions a set what = '—' from meetings m where a.org_id = org and m.org_id = org and m.id = a.meeting_id and (a.case_id = asked or m.case_id = asked);
  update meetings set title = '—', agenda = '[]', minutes = case when minutes is null then null else '—' end, decisions = case when decisions is null then null else '—' end
    where org_id = org and case_id = asked;
  delete from penalty_measures where org_id = org and case_id = asked;
  delete from business_restrictions where org_id = org and case_id = asked;
  update trips set items = '[]' where org_id = org and case_id = asked;
  update sample_reviews r set note = '', because = null, answers = '{}' from sample_items i join sample_units u on u.org_id = i.org_id and u.sample_id = i.sample_id and u.unit = i.unit
    where r.org_id = org and i.org_id = org and r.item_id = i.id and u.case_id = asked;
  update sample_units set customer_id = null where org_id = org and case_id = asked;
  update stock_differences set note = '' where org_id = org and case_id = asked;
  update stock_reservations set note = '' where org_id = org and case_id = asked;
  update stock_moves set reason = '', document = '' where org_id = org and case_id = asked;
  update supplier_claims set evidence = '—', answer = case when answer is null then null else '—' end where org_id = org and case_id = asked;
  update violations set note = '', reason = '' where org_id = org and case_id = asked or org_id = org and penalty_case_id = asked;
  update duties set snoozed_until = null where org_id = org and case_id = asked and snoozed_until is not null;
  delete from alarms where org_id = org and case_id = asked;
  update cases set title = '—', description = '', demand = '', contact = '{}', contact_email = '', preferred_channel = null, external_id = null,
      customer_id = null, machine_id = null, search = '', search_text = '', disposed_at = "when", disposal_id = disposal
    where org_id = org and id = asked;
  perform set_config('bihuan.all_organisations', '', true);
  return counts;
end $$;
revoke all on function bihuan_dispose_case from public;
grant execute on function bihuan_dispose_case to bihuan_app;

-- One month of the access log, under the same conditions; gives how many entries went.
create function bihuan_dispose_access_month(disposal text, month text, "from" timestamptz, until timestamptz) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  org text := bihuan_org();
  n int;
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  if not exists (select from disposals d join disposal_items i on i.org_id = d.org_id and i.disposal_id = d.id
      where d.org_id = org and d.id = disposal and d.state = 'running' and i.unit = 'access-month' and i.subject_id = month and i.state = 'waiting')
  then
    perform set_config('bihuan.all_organisations', '', true);
    raise exception 'this month may not be disposed of' using errcode = 'check_violation', constraint = 'disposal_allowed';
  end if;
  -- What was read of a case that is held stays with the hold.
  delete from access_log l where l.org_id = org and l.at >= "from" and l.at < until
    and (l.case_id is null or not exists (select from bihuan_holds_on_case(l.case_id)));
  get diagnostics n = row_count;
  perform set_config('bihuan.all_organisations', '', true);
  return n;
end $$;
revoke all on function bihuan_dispose_access_month from public;
grant execute on function bihuan_dispose_access_month to bihuan_app;

-- Whether a content is named by any row of any organisation, before it is taken from the disk.
create function bihuan_content_is_named(content text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  named boolean;
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  named := exists (select from files f where f.sha256 = content);
  perform set_config('bihuan.all_organisations', '', true);
  return named;
end $$;
revoke all on function bihuan_content_is_named from public;
grant execute on function bihuan_content_is_named to bihuan_app, bihuan_worker;

-- What a person's record says about them, once a granted erasure names it: the row stays for what refers to it, its words go.
create function bihuan_erase_customer(request text, asked text, today date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  org text := bihuan_org();
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  if not exists (select from privacy_requests r join privacy_items p on p.org_id = r.org_id and p.request_id = r.id
      where r.org_id = org and r.id = request and r.state = 'granted' and r.kind = 'erasure' and p.what = 'customer' and p.subject_id = asked and p.state = 'waiting')
    or exists (select from legal_holds h where h.org_id = org and h.lifted_at is null and h.kind = 'customer' and h.subject_id = asked)
  then
    perform set_config('bihuan.all_organisations', '', true);
    raise exception 'this customer may not be erased' using errcode = 'check_violation', constraint = 'erasure_allowed';
  end if;
  update customers set name = '—', contact = '', phone = '', phone_digits = '', address = '', email = '', code = '', preferred_channel = null, search = '', search_text = ''
    where org_id = org and id = asked;
  update customer_contacts set name = '—', role = '', phone = '', phone_digits = '', email = '', ended_on = coalesce(ended_on, today) where org_id = org and customer_id = asked;
  update sites set name = '—', address = '', access_notes = '', latitude = null, longitude = null where org_id = org and customer_id = asked;
  update customer_file_changes set changes = '[]', reason = '—' where org_id = org and customer_id = asked;
  update service_contracts set note = '' where org_id = org and customer_id = asked;
  delete from survey_links where org_id = org and customer_id = asked;
  delete from survey_attempts where org_id = org and customer_id = asked;
  delete from sealed_fields f using survey_answers a where f.org_id = org and a.org_id = org and a.customer_id = asked and a.case_id is null and f.event_id = a.event_id;
  update machines set search = '', search_text = '' where org_id = org and customer_id = asked;
  perform set_config('bihuan.all_organisations', '', true);
end $$;
revoke all on function bihuan_erase_customer from public;
grant execute on function bihuan_erase_customer to bihuan_app;

-- What the register's own events say in sealed words about a person whose erasure is done.
create function bihuan_erase_request(request text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  org text := bihuan_org();
begin
  perform set_config('bihuan.all_organisations', 'on', true);
  delete from sealed_fields f using events e where f.org_id = org and e.org_id = org and f.event_id = e.id and e.stream_id = 'organisation'
    and e.type in ('privacy.taken', 'privacy.extended', 'privacy.decided', 'privacy.answered') and e.data ->> 'request' = request
    and exists (select from privacy_requests r where r.org_id = org and r.id = request and r.state = 'done' and r.kind = 'erasure');
  perform set_config('bihuan.all_organisations', '', true);
end $$;
revoke all on function bihuan_erase_request from public;
grant execute on function bihuan_erase_request to bihuan_app;

-- Exports and prints have a number, printed on them, by which the log finds them again; its second entry says how many rows it came to.
alter table access_log add column number text;
-- locks: no row has a number yet, so that the table is only read
create index access_log_by_number on access_log (org_id, number) where number is not null;

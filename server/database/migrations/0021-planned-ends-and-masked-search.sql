-- What came of an end that was planned: of a post, an account, or the contract of a company that sends somebody. Who was told of it ahead, and
-- to whom went what was still open when the day came.
create table planned_ends (
  org_id text not null references organisations,
  id text not null,
  person_id text not null,
  what text not null check (what in ('post', 'account', 'contract')),
  -- The post, the person, or the partner company.
  subject_id text not null,
  -- Of a post, and where it was.
  role text,
  department_id text,
  ends_at timestamptz not null,
  noticed_at timestamptz,
  -- Who was told ahead.
  noticed jsonb not null default '[]',
  settled_at timestamptz,
  outcome text check (outcome in ('nothing-open', 'handed-over', 'left', 'held-back')),
  -- What was open, and to whom it went: server/organisation/planned-end-schema.ts.
  items jsonb not null default '[]',
  primary key (org_id, id),
  unique (org_id, what, subject_id, person_id, ends_at),
  foreign key (org_id, person_id) references people
);
create index planned_ends_by_person on planned_ends (org_id, person_id, ends_at);
call bihuan_protect('planned_ends', worker => false);
revoke delete on planned_ends from bihuan_app;

-- Each look of the background finds what ends next by these.
create index posts_by_end on posts (org_id, until) where until is not null;
create index people_by_end on people (org_id, ends_at) where ends_at is not null;

-- What has ended before this was looked after was checked when it was written, and stays as it is.
insert into planned_ends (org_id, id, person_id, what, subject_id, role, ends_at, settled_at)
select org_id, 'before ' || id, person_id, 'post', id, role, until, now() from posts where until <= now()
union all
select org_id, 'before ' || id, id, 'account', id, null, ends_at, now() from people where ends_at <= now();

-- A text without a phone number in it, as written, as digits, and as codes are joined for search. The last digits that a mask shows stay.
create function bihuan_without_number("text" text, phone text) returns text
  language plpgsql immutable parallel safe as $$
declare
  written text := lower(normalize(coalesce(phone, ''), NFKC));
  digits text := regexp_replace(written, '\D', '', 'g');
  run text;
begin
  if digits = '' then
    return "text";
  end if;
  -- As customers keep it: without the country code of China.
  "text" := replace(replace(replace("text", written, ' '), digits, ' '), regexp_replace(digits, '^(0086|86)(?=1\d{10}$)', ''), ' ');
  for run in select m[1] from regexp_matches(written, '[0-9]+(?:[-_./][0-9]+)+', 'g') m loop
    "text" := replace("text", regexp_replace(run, '\D', '', 'g'), ' ');
  end loop;
  return "text" || ' ' || case when length(digits) >= 11 then right(digits, 4) when length(digits) > 6 then right(digits, 2) else '' end;
end $$;

-- bihuan_search_cases and bihuan_search_customers for somebody who is shown numbers in part: a hit is in what they may read. Of a case, or the
-- customer of one, that they have in hand they see the number, and find it.
create function bihuan_search_cases(vector text, needles text[], most int, masked_for text) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp rows 50 as $$
  with found as materialized (
    select c.id, c.opened_at from cases c
    where c.org_id = bihuan_org() and c.search @@ vector::tsquery
      and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
      and (
        (select bool_and(position(n in bihuan_without_number(c.search_text, c.contact ->> 'phone')) > 0) from unnest(needles) n)
        or exists (select from case_people p where p.org_id = c.org_id and p.case_id = c.id and p.party_id = masked_for and p.part = 'works')
      )
  )
  select f.id from found f order by f.opened_at desc limit most
$$;
revoke all on function bihuan_search_cases(text, text[], int, text) from public;
grant execute on function bihuan_search_cases(text, text[], int, text) to bihuan_app;

create function bihuan_search_customers(vector text, needles text[], most int, masked_for text) returns table (id text)
  language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select c.id from customers c
  where c.org_id = bihuan_org() and c.search @@ vector::tsquery
    and (select bool_and(position(n in c.search_text) > 0) from unnest(needles) n)
    and (
      (select bool_and(position(n in bihuan_without_number(c.search_text, c.phone)) > 0) from unnest(needles) n)
      or exists (
        select from cases s join case_people p on p.org_id = s.org_id and p.case_id = s.id
        where s.org_id = c.org_id and s.customer_id = c.id and p.party_id = masked_for and p.part = 'works'
      )
    )
  order by c.name, c.id
  limit most
$$;
revoke all on function bihuan_search_customers(text, text[], int, text) from public;
grant execute on function bihuan_search_customers(text, text[], int, text) to bihuan_app;

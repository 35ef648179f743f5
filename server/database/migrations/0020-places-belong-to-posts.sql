-- For which post a place of a route was given, so that whoever holds the post now finds what waits for it; and decisions recorded in somebody's name,
-- which are theirs to confirm.

alter table approval_people
  -- The post of a waiting place, and who held it when it was given: the person asked, or whom they stood in for. Null: the place is the person's own
  -- (added signers, what was passed on), and of every other part.
  add column role text,
  add column holder_id text,
  drop constraint approval_people_part_check,
  add constraint approval_people_part_check check (part in ('waiting', 'asked', 'confirm', 'submitted', 'copied', 'decided', 'represented'));

create index approval_people_by_post on approval_people (org_id, role) where is_open and part = 'waiting' and role is not null;

-- What waits already.
update approval_people p
set role = place ->> 'role', holder_id = p.person_id
from approvals a join cases c on c.org_id = a.org_id and c.id = a.case_id,
  jsonb_path_query(c.state -> 'requests' -> a.id -> 'steps' -> a.step, '$ ? (!exists(@.addedBy)).people[*]') place
where p.org_id = a.org_id and p.approval_id = a.id and p.part = 'waiting' and p.is_open
  and place ->> 'person' = p.person_id;

-- Who has to do with an approval and how (待我审 我发起 抄送我 已办), the amounts that chose its route, and what became of those taken back.

alter table approvals
  -- 分, as submitted, and as it counted for the route (公司设置: with what was submitted for the same customer before).
  add column amount_fen bigint,
  add column decisive_fen bigint,
  add column is_urgent boolean not null default false,
  drop constraint approvals_outcome_check,
  add constraint approvals_outcome_check check (outcome in ('approved', 'returned', 'rejected', 'replaced', 'withdrawn'));

create table approval_people (
  org_id text not null references organisations,
  approval_id text not null,
  person_id text not null,
  -- Whose decision or opinion it waits for, who submitted it, who is copied in, who has decided on it, in whose place somebody decided.
  part text not null check (part in ('waiting', 'asked', 'submitted', 'copied', 'decided', 'represented')),
  -- Still on its way: lists of what is over and what is not are two lists.
  is_open boolean not null,
  at timestamptz not null,
  primary key (org_id, approval_id, person_id, part),
  foreign key (org_id, approval_id) references approvals
);
create index approval_people_by_person on approval_people (org_id, person_id, part, at desc, approval_id desc);
create index approval_people_open on approval_people (org_id, person_id, part) where is_open;
call bihuan_protect('approval_people', worker => false);

-- What stands in the table already.
insert into approval_people (org_id, approval_id, person_id, part, is_open, at)
select org_id, id, submitted_by, 'submitted', outcome is null, submitted_at from approvals
union all
select a.org_id, a.id, w.person, 'waiting', true, a.submitted_at from approvals a, unnest(a.waiting) as w(person) where a.outcome is null
on conflict do nothing;
insert into approval_people (org_id, approval_id, person_id, part, is_open, at)
select a.org_id, a.id, e.actor, 'decided', a.outcome is null, max(e.at)
from events e join approvals a on a.org_id = e.org_id and a.id = e.data ->> 'request'
where e.type = 'approval.decided'
group by a.org_id, a.id, e.actor, a.outcome
on conflict do nothing;

-- What was submitted for one customer within some days (decisive-amount.ts).
create index approvals_by_customer_amount on approvals (org_id, subject, submitted_at) where amount_fen is not null;

-- 越权与补办: few among all approvals, looked at by those who supervise.
create index approvals_to_ratify on approvals (org_id, submitted_at desc, id desc) where subject = 'ratification';

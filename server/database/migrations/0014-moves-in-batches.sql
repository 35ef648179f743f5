-- Moving open cases to another edition: any number of them, listed and moved some at a time, so that each case is a row of its own
-- with what came of it. `listing` and `moving` go on in the background after a restart; `listed_after` is where listing goes on.
alter table edition_moves
  add column state text not null default 'open' check (state in ('listing', 'open', 'moving', 'done')),
  add column listed_after text,
  add column only_cases text[];
create table edition_move_cases (
  org_id text not null,
  move_id text not null,
  case_id text not null,
  number text not null,
  title text not null,
  duties jsonb not null default '[]',
  -- listed: to be moved; refused: cannot, as the list was made; moved; left: could not when its turn came.
  state text not null check (state in ('listed', 'refused', 'moved', 'left')),
  because jsonb,
  primary key (org_id, move_id, case_id),
  foreign key (org_id, move_id) references edition_moves (org_id, id)
);
create index edition_move_cases_by_state on edition_move_cases (org_id, move_id, state, case_id);
create index edition_moves_under_way on edition_moves (org_id, state) where state in ('listing', 'moving', 'open');
call bihuan_protect('edition_move_cases', worker => false);
-- The worker finds out where there is something to go on with, and nothing else.
grant select (org_id, id, state) on edition_moves to bihuan_worker;
create policy worker_looks on edition_moves for select to bihuan_worker using (current_user = 'bihuan_worker');

select set_config('bihuan.all_organisations', 'on', true);
insert into edition_move_cases (org_id, move_id, case_id, number, title, duties, state)
select m.org_id, m.id, c ->> 'case', c ->> 'number', c ->> 'title', c -> 'duties',
  case m.decision when 'approve' then 'moved' else 'listed' end
from edition_moves m, jsonb_array_elements(m.cases) c
on conflict do nothing;
update edition_moves set state = 'done' where decision is not null;
alter table edition_moves drop column cases;
select set_config('bihuan.all_organisations', '', true);

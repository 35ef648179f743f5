-- 流程分析, read fast: what is derived of a case is one short run of bytes (server/mining/trace-record.ts), so that a hundred thousand cases are one value.
drop table case_traces;
drop table case_ways;
drop index cases_by_seq;

-- The words of those bytes by their number: steps, stages, editions, gates, duties.
create table process_words (
  org_id text not null references organisations,
  word text not null,
  n int generated always as identity,
  primary key (org_id, word)
);
call bihuan_protect('process_words', worker => false);
revoke update, delete on process_words from bihuan_app;

-- How a case went up to its event `seq`. Derived from events, and so never the truth.
create table case_traces (
  org_id text not null references organisations,
  case_id text not null,
  seq int not null,
  trace bytea not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references cases
);
call bihuan_protect('case_traces', worker => false);

-- Cases of which something happened since: appended in the event's own transaction, and never waited for.
create table process_marks (
  org_id text not null references organisations,
  case_id text not null,
  seq int not null,
  primary key (org_id, case_id, seq)
);
call bihuan_protect('process_marks', worker => true);

create function bihuan_mark_process() returns trigger language plpgsql as $$
begin
  insert into process_marks (org_id, case_id, seq) values (new.org_id, new.id, new.seq) on conflict do nothing;
  return null;
end $$;
create trigger mark_process after insert or update of seq on cases for each row execute function bihuan_mark_process();
insert into process_marks (org_id, case_id, seq) select org_id, id, seq from cases;

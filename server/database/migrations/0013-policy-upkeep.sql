-- 书面解释 (furn 10.1): a question about a clause and the written answer, appended; the newest of a clause counts.
create table policy_interpretations (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  clause text not null,
  question text not null,
  answer text not null,
  replaces text,
  given_by text not null,
  given_at timestamptz not null,
  primary key (org_id, id)
);
create index policy_interpretations_by_clause on policy_interpretations (org_id, regulation, given_at desc);
call bihuan_protect('policy_interpretations', worker => false);

-- 年度复核 (furn 1.3): somebody compared the edition with the text and with practice, and what came of it.
create table policy_reviews (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  edition date not null,
  result text not null check (result in ('unchanged', 'revise')),
  remarks text not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  primary key (org_id, id)
);
create index policy_reviews_by_edition on policy_reviews (org_id, regulation, reviewed_at desc);
call bihuan_protect('policy_reviews', worker => false);

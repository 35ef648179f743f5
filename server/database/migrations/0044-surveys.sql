-- 回访与满意度调查 (furn 4.1(4), robot 第十五条(三)): questionnaires by version, surveys with a frozen population, links that work once, answers.
create table questionnaires (
  org_id text not null references organisations,
  id text not null,
  title text not null,
  purpose text not null check (purpose in ('callback', 'survey')),
  -- Of callbacks: which kinds of case it is for; none: all that call back.
  kinds text[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  retired_at timestamptz,
  retired_by text,
  primary key (org_id, id)
);
call bihuan_protect('questionnaires', worker => false);
revoke delete on questionnaires from bihuan_app;

-- A version is whole, in force from the moment it is published, and never changes.
create table questionnaire_versions (
  org_id text not null references organisations,
  questionnaire_id text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  hash text not null,
  reason text not null default '',
  published_at timestamptz not null,
  published_by text not null,
  primary key (org_id, questionnaire_id, version),
  foreign key (org_id, questionnaire_id) references questionnaires
);
call bihuan_protect('questionnaire_versions', worker => false);
revoke delete, update on questionnaire_versions from bihuan_app;

-- A survey asks the customers served in a period. Whom it asks is computed by the system, frozen, and hashed.
create table surveys (
  org_id text not null references organisations,
  id text not null,
  title text not null,
  questionnaire_id text not null,
  version integer not null,
  period_from date not null,
  period_to date not null,
  population integer not null check (population > 0),
  drawn integer not null check (drawn > 0),
  hash text not null,
  seed text,
  opened_at timestamptz not null,
  opened_by text not null,
  closes_on date not null,
  closed_at timestamptz,
  closed_by text,
  -- As reported: written once, when the survey is closed.
  figures jsonb,
  figures_hash text,
  primary key (org_id, id),
  foreign key (org_id, questionnaire_id, version) references questionnaire_versions
);
create index surveys_by_time on surveys (org_id, opened_at desc, id desc);
call bihuan_protect('surveys', worker => false);
revoke delete on surveys from bihuan_app;

create table survey_members (
  org_id text not null references organisations,
  survey_id text not null,
  customer_id text not null,
  position integer not null,
  -- The cases by which they were served in the period, and the people who did: they neither leave this customer out nor take down their answers.
  cases text[] not null,
  judged text[] not null,
  is_drawn boolean not null,
  left_out_at timestamptz,
  left_out_by text,
  primary key (org_id, survey_id, customer_id),
  foreign key (org_id, survey_id) references surveys,
  foreign key (org_id, customer_id) references customers
);
create index survey_members_in_order on survey_members (org_id, survey_id, position);
create index survey_members_by_customer on survey_members (org_id, customer_id);
call bihuan_protect('survey_members', worker => false);
revoke delete on survey_members from bihuan_app;

create table survey_attempts (
  org_id text not null references organisations,
  survey_id text not null,
  customer_id text not null,
  event_id text not null,
  day date not null,
  attempt integer not null,
  via text not null,
  outcome text not null,
  at timestamptz not null,
  by_id text not null,
  primary key (org_id, event_id),
  foreign key (org_id, survey_id, customer_id) references survey_members
);
create index survey_attempts_by_member on survey_attempts (org_id, survey_id, customer_id, at);
call bihuan_protect('survey_attempts', worker => false);
revoke delete, update on survey_attempts from bihuan_app;

-- Links that work once: only the hash of the token is kept. For a case, or for a customer in a survey.
create table survey_links (
  org_id text not null references organisations,
  token_hash text not null,
  case_id text,
  survey_id text,
  customer_id text,
  questionnaire_id text not null,
  version integer not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (org_id, token_hash),
  unique (token_hash),
  check ((case_id is null) <> (survey_id is null)),
  check ((survey_id is null) = (customer_id is null)),
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, survey_id, customer_id) references survey_members,
  foreign key (org_id, questionnaire_id, version) references questionnaire_versions
);
create index survey_links_by_case on survey_links (org_id, case_id) where case_id is not null;
create index survey_links_by_member on survey_links (org_id, survey_id, customer_id) where survey_id is not null;
call bihuan_protect('survey_links', worker => true);
revoke delete on survey_links from bihuan_app;

-- What an answer's event says, where figures read it; words stay sealed with the event. An answer about a case is void where its event is corrected away.
create table survey_answers (
  org_id text not null references organisations,
  event_id text not null,
  questionnaire_id text not null,
  version integer not null,
  case_id text,
  survey_id text,
  customer_id text,
  answers jsonb not null,
  texts text[] not null default '{}',
  satisfied boolean not null,
  via text not null,
  by_judged boolean not null default false,
  answered_at timestamptz not null,
  taken_by text,
  -- The case that a low score of a survey opened.
  follow_up text,
  primary key (org_id, event_id),
  foreign key (org_id, questionnaire_id, version) references questionnaire_versions,
  foreign key (org_id, case_id) references cases,
  foreign key (org_id, survey_id, customer_id) references survey_members
);
create unique index survey_answers_once on survey_answers (org_id, survey_id, customer_id) where survey_id is not null;
create index survey_answers_by_case on survey_answers (org_id, case_id, answered_at desc) where case_id is not null;
create index survey_answers_by_questionnaire on survey_answers (org_id, questionnaire_id, version, answered_at desc);
create index survey_answers_by_time on survey_answers (org_id, answered_at desc, event_id desc);
call bihuan_protect('survey_answers', worker => false);
revoke delete on survey_answers from bihuan_app;

-- 报告正文、审核与发送；表单模板；会议与纪要；专项经费的来源、基数和预警。

-- What a person has written so far of a report that is still owed; the last saved counts.
create table report_drafts (
  org_id text not null references organisations,
  report_id text not null,
  body text not null default '',
  comments jsonb not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (org_id, report_id),
  foreign key (org_id, report_id) references reports
);
call bihuan_protect('report_drafts', worker => false);

-- 报告文本: as it was signed, every version. Appended, never changed.
create table report_papers (
  org_id text not null references organisations,
  id text not null,
  report_id text not null,
  version integer not null check (version > 0),
  document jsonb not null,
  body text not null,
  comments jsonb not null default '{}',
  -- SHA-256 over the canonical JSON (RFC 8785) of document, words, signatory and moment.
  hash text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, report_id, version),
  foreign key (org_id, report_id) references reports
);
call bihuan_protect('report_papers', worker => false);
revoke update, delete on report_papers from bihuan_app;

-- 审核意见: whoever reviews a version passes it or sends it back. One for each version.
create table report_verdicts (
  org_id text not null references organisations,
  paper_id text not null,
  passed boolean not null,
  opinion text not null default '',
  given_by text not null,
  given_at timestamptz not null,
  primary key (org_id, paper_id),
  foreign key (org_id, paper_id) references report_papers
);
call bihuan_protect('report_verdicts', worker => false);
revoke update, delete on report_verdicts from bihuan_app;

-- Where somebody reviews what was handed in: how it stands. Null where nobody does.
alter table reports add column review text check (review in ('waiting', 'passed', 'sent-back'));
-- Lateness is counted by regulation, rule and year.
create index reports_by_end on reports (org_id, period_end, rule);

-- 定时发送: which report is mailed to whom and when. Ended, never changed.
create table report_mailings (
  org_id text not null references organisations,
  id text not null,
  regulation text not null,
  rule text not null,
  recipients text[] not null,
  sends text not null check (sends in ('submitted', 'weekly', 'monthly')),
  -- Monday is 1; of a month its day, or the last where it has fewer.
  on_day integer check (on_day between 1 and 31),
  set_by text not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (org_id, id)
);
create index report_mailings_running on report_mailings (org_id, regulation, rule) where ended_at is null;
call bihuan_protect('report_mailings', worker => false);
revoke delete on report_mailings from bihuan_app;

-- What was sent, once for each: the paper where it is sent on handing in, else the day.
create table report_mails (
  org_id text not null references organisations,
  mailing_id text not null,
  about text not null,
  sent_at timestamptz not null,
  primary key (org_id, mailing_id, about),
  foreign key (org_id, mailing_id) references report_mailings
);
call bihuan_protect('report_mails', worker => false);

-- 表单模板: the versions of a printed form, owned by whoever the regulation says. Appended, never changed.
create table form_templates (
  org_id text not null references organisations,
  -- Regulation and form: `robot:general-record`.
  form text not null,
  version integer not null check (version > 0),
  number text not null,
  title jsonb not null,
  guide text not null default '',
  -- False: looked through and left as it was.
  changed boolean not null,
  note text not null default '',
  since date not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, form, version)
);
call bihuan_protect('form_templates', worker => false);
revoke update, delete on form_templates from bihuan_app;

-- 会议: planned, then held with minutes. Minutes are written once; an amendment is another row.
create table meetings (
  org_id text not null references organisations,
  id text not null,
  -- The periodic rule and its period that the minutes meet, or the case it is about.
  report_id text,
  case_id text,
  -- Which of the meetings of a case it is.
  case_sort text check (case_sort in ('daily', 'other')),
  title text not null,
  starts_at timestamptz not null,
  place text not null default '',
  chair_id text not null,
  invited text[] not null default '{}',
  -- What the system drafted from open duties, as the convener left it.
  agenda jsonb not null default '[]',
  convened_by text not null,
  convened_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_because text,
  present text[],
  minutes text,
  decisions text,
  minuted_by text,
  minuted_at timestamptz,
  hash text,
  primary key (org_id, id),
  foreign key (org_id, report_id) references reports,
  foreign key (org_id, case_id) references cases
);
create index meetings_by_time on meetings (org_id, starts_at desc, id desc);
create index meetings_of_report on meetings (org_id, report_id) where report_id is not null;
create index meetings_by_case on meetings (org_id, case_id) where case_id is not null;
call bihuan_protect('meetings', worker => false);
revoke delete on meetings from bihuan_app;

-- 会议行动项: what a meeting agreed on: who, what, by when. Done, then confirmed by whoever chaired, or sent back.
create table meeting_actions (
  org_id text not null references organisations,
  id text not null,
  meeting_id text not null,
  number integer not null check (number > 0),
  what text not null,
  person_id text not null,
  case_id text,
  due_at timestamptz not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, meeting_id, number),
  foreign key (org_id, meeting_id) references meetings,
  foreign key (org_id, case_id) references cases
);
create index meeting_actions_by_person on meeting_actions (org_id, person_id, due_at);
create index meeting_actions_by_due on meeting_actions (org_id, due_at, id);
call bihuan_protect('meeting_actions', worker => false);
revoke update, delete on meeting_actions from bihuan_app;

-- What was said of an action, in order: done, confirmed, sent back, given to somebody else. Appended; the last stands.
create table meeting_action_steps (
  org_id text not null references organisations,
  action_id text not null,
  seq integer not null check (seq > 0),
  step text not null check (step in ('done', 'confirmed', 'sent-back', 'dropped')),
  text text not null default '',
  by_id text not null,
  at timestamptz not null,
  primary key (org_id, action_id, seq),
  foreign key (org_id, action_id) references meeting_actions
);
call bihuan_protect('meeting_action_steps', worker => false);
revoke update, delete on meeting_action_steps from bihuan_app;

-- 列支来源: a payment to a customer, spending recorded of the fund, a trip, project money of a reward.
alter table fund_bookings
  add column source text not null default 'payment' check (source in ('payment', 'spending', 'trip', 'project'));
update fund_bookings b set source = 'project' from cases c where c.org_id = b.org_id and c.id = b.case_id and c.kind = 'reward';
-- The annual budget that a fund is a share of, where the regulation says a share.
alter table fund_budgets add column base_fen bigint check (base_fen >= 0);

-- 预警线 (公司设置): from which share of the budget on somebody is told. Appended; the last of a fund counts.
create table fund_warnings (
  org_id text not null references organisations,
  id text not null,
  fund text not null,
  percent integer not null check (percent between 1 and 100),
  set_by text not null,
  set_at timestamptz not null,
  primary key (org_id, id)
);
create index fund_warnings_of_fund on fund_warnings (org_id, fund, set_at desc);
call bihuan_protect('fund_warnings', worker => false);
revoke update, delete on fund_warnings from bihuan_app;

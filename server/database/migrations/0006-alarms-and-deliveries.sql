-- Alarms that ring once, and messages that know when they were last tried.

-- The lock of the case already sees to it; this makes a second alarm event of the same duty and rung impossible, whoever tries.
create unique index alarm_fired_once on events (org_id, (data ->> 'duty'), (data ->> 'rung')) where type = 'alarm.fired';

-- Group robots take 20 messages a minute: the last attempt at an address says when the next may go.
alter table messages add column attempted_at timestamptz;
create index messages_by_address on messages (address, attempted_at) where channel = 'webhook';
-- Whether a mail went out beside the robot's message, when that one cannot be delivered.
create index messages_by_duty on messages (org_id, duty_key, rung) where duty_key is not null;

create index notifications_unread on notifications (org_id, person_id, created_at desc) where read_at is null;
create index alarms_by_case on alarms (org_id, case_id) where fired_at is null;

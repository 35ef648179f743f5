-- Placeholder of record-encryption: filled before this lands.
select 1;

-- Placeholder of paper-and-file-limits: filled before this lands.
select 1;

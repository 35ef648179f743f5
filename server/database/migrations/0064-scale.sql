-- Placeholder of scale: filled before this lands.
select 1;

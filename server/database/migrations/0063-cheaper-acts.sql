-- Placeholder of cheaper-acts: filled before this lands.
select 1;

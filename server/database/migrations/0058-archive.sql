-- Placeholder: this file is written by the work it is named after.
select 1;

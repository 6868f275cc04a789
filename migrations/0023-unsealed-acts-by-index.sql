-- As before, but always by the index of unsealed acts: a plan made while there were few acts would pass over every sealed one.
create or replace function act_position() returns table (known_at timestamptz, unsealed bigint)
language sql stable security definer set search_path from current set enable_seqscan = off
as $$ select h.known_at, (select count(*) from (select from act where seq is null limit 1) waiting) from act_head h $$;

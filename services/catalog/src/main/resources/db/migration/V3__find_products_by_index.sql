-- All that match, by the index of their words and no other way: how many products begin with three typed letters is beyond
-- the planner's statistics, and a guess too high would have it read the whole table for a word that nobody uses.
create function products_matching(query tsquery) returns table (sku text, name text, category text)
    language sql stable rows 100
    set enable_seqscan = off
    set enable_indexscan = off
as 'select p.sku, p.name, p.category from product p where p.active and p.words @@ query';

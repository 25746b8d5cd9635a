-- What administrators read: the withdrawn products, and all there are. As in the shop's lists, each page is a range of an index.
create index product_withdrawn_by_name on product (name, sku) where not active;
create index product_withdrawn_by_category on product (category, name, sku) where not active;
create index product_withdrawn_words on product using gin (words) where not active;
create index product_all_by_name on product (name, sku);
create index product_all_by_category on product (category, name, sku);

-- As products_matching: by the index of words and no other way.
create function withdrawn_products_matching(query tsquery) returns table (sku text, name text, category text)
    language sql stable rows 100
    set enable_seqscan = off
    set enable_indexscan = off
as 'select p.sku, p.name, p.category from product p where not p.active and p.words @@ query';

create function all_products_matching(query tsquery) returns table (sku text, name text, category text)
    language sql stable rows 100
    set enable_seqscan = off
    set enable_indexscan = off
as 'select p.sku, p.name, p.category from product p where p.words @@ query';

-- Kept while products change, which is rare: the shop's window shows the counts to everybody, and counting a million takes long.
alter table category add column products bigint not null default 0 check (products >= 0);
comment on column category.products is 'products in it that are listed, kept by the trigger product_counts';

update category c set products = (select count(*) from product p where p.category = c.slug and p.active);

create function count_products() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (old.category, old.active) = (new.category, new.active) then
        return null;
    end if;
    if tg_op <> 'INSERT' and old.active then
        update category set products = products - 1 where slug = old.category;
    end if;
    if tg_op <> 'DELETE' and new.active then
        update category set products = products + 1 where slug = new.category;
    end if;
    return null;
end
$$;

create trigger product_counts
    after insert or delete or update of category, active on product
    for each row execute function count_products();

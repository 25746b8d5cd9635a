create table category (
    slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null
);

-- Everything but letters and digits becomes a space, exactly as the search input is cut into words, so that MUG-BLUE is found by "blue".
create function searchable(sku text, name text, description text) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('english', regexp_replace(name, '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('simple', regexp_replace(name || ' ' || sku, '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('english', regexp_replace(description, '[^[:alnum:]]+', ' ', 'g')), 'B')
        || setweight(to_tsvector('simple', regexp_replace(description, '[^[:alnum:]]+', ' ', 'g')), 'B');

create table product (
    sku         text primary key check (sku ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
    name        text    not null,
    description text    not null,
    category    text    not null references category,
    price_minor bigint  not null check (price_minor > 0),
    currency    text    not null check (currency ~ '^[A-Z]{3}$'),
    active      boolean not null,
    version     bigint  not null,
    words       tsvector generated always as (searchable(sku, name, description)) stored
);

-- The two orders in which pages are read: each page is a range of one of these indexes, however deep it lies.
create index product_by_name on product (name, sku) where active;
create index product_by_category on product (category, name, sku) where active;
create index product_words on product using gin (words);
create index category_by_name on category (name, slug);

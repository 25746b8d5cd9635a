create extension if not exists pg_trgm;

-- The words that products were ever described with. What somebody mistyped is looked up here rather than in the texts themselves:
-- a million products have few words, and what is then searched for is words that the index of words knows.
create table vocabulary (word text primary key);
comment on table vocabulary is 'words of letters alone, three to thirty of them; added to by triggers on product, never emptied';
create index vocabulary_by_trigrams on vocabulary using gin (word gin_trgm_ops) with (fastupdate = off); -- read more than written

-- In the order of the alphabet, so that two that bring the same words do not wait for each other in a circle.
create function add_to_vocabulary() returns trigger language plpgsql as $$
begin
    insert into vocabulary
        select distinct word from written, unnest(tsvector_to_array(words)) word where word ~ '^[[:alpha:]]{3,30}$' order by word
        on conflict do nothing;
    return null;
end
$$;

create trigger vocabulary_of_new_products after insert on product
    referencing new table as written for each statement execute function add_to_vocabulary();
create trigger vocabulary_of_changed_products after update on product
    referencing new table as written for each statement execute function add_to_vocabulary();

insert into vocabulary
    select distinct word from product, unnest(tsvector_to_array(words)) word where word ~ '^[[:alpha:]]{3,30}$';

-- The few known words that look most like a typed one. At 0.35 one letter may be missing, too many or, in words of six letters and
-- more, wrong; any lower, and "paper" is "pepper". Nobody forgets three letters: without that, "kyeboard" is "board". Short words
-- resemble too much, and whoever types a digit means it.
create function spellings_of(typed text) returns table (spelling text)
    language sql stable
as $$
    select word from vocabulary
    where word % typed and similarity(word, typed) >= 0.35
      and abs(length(word) - length(typed)) <= 2 and typed ~ '^[[:alpha:]]{4,30}$'
    order by similarity(word, typed) desc, word limit 5
$$;

-- What may have been meant: each word as typed, its stem, or a spelling of it; of the last one the beginning is enough.
create function resembling(typed text[]) returns tsquery
    language sql stable
as $$
    select string_agg('(' || spellings || ')', ' & ')::tsquery
    from (
        select string_agg(quote_literal(spelling) || case place when cardinality(typed) then ':*' else '' end, ' | ') as spellings
        from unnest(typed) with ordinality t (word, place), lateral (
            select word as spelling union select unnest(ts_lexize('english_stem', word)) union select spelling from spellings_of(word)
        ) s
        where ts_lexize('english_stem', word) <> '{}'
        group by place
    ) words
$$;

-- As products_matching: by the index of words and no other way. Of a word that everything has, no more than 10 000 are counted.
create function matches_by_category(query tsquery) returns table (category text, products bigint)
    language sql stable rows 20
    set enable_seqscan = off
    set enable_indexscan = off
as $$
    select category, count(*)
    from (select p.category from product p where p.active and p.words @@ query limit 10000) matches
    group by category
$$;

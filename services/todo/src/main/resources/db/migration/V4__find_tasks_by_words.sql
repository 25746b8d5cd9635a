-- Letters and digits make words, anything else separates them. They are kept as written, by the rules of no language: people
-- mix languages on one list, and the beginning of a word is enough to find it.
create function words_of(text text) returns text[]
    language sql immutable strict parallel safe
    return tsvector_to_array(to_tsvector('simple', regexp_replace(text, '[^[:alnum:]]+', ' ', 'g')));

-- Its cost tells the planner that an index is worth using, however few the rows.
create function task_words(owner uuid, title text, notes text, tags text[]) returns tsvector
    language sql immutable parallel safe cost 1000
    return array_to_tsvector(owned(owner,
        words_of(title || ' ' || coalesce(notes, '') || ' ' || array_to_string(tags, ' '))));

-- All the words that somebody typed, each as far as it was typed; null, which finds nothing, when there is none.
create function words_typed(owner uuid, typed text) returns tsquery
    language sql immutable parallel safe
    return (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(owned(owner, words_of(typed))) word);

create index task_by_words on task using gin (task_words(owner, title, notes, tags)) with (fastupdate = off);

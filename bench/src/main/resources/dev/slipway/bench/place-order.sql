select request, subject, body from idempotency_keys where owner = ? and key = ?

insert into orders (card,customer,ended_at,ever_confirmed,facts,placed_at,reason,status,total_minor,currency,traceparent,updated_at,version,id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?) returning number

insert into order_lines (order_id,position,sku,name,quantity,unit_price_minor,currency) values (?,?,?,?,?,?,?)

insert into order_history (order_id, number, event, status, detail, at) values (?, ?, ?, ?, ?, ?)

insert into outbox (event_id, topic, key, part, type, version, payload, headers, traceparent)
values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)

insert into idempotency_keys (owner, key, request, subject, body) values (?, ?, ?, ?, ?)
on conflict do nothing

import type { Client } from 'pg'

/** The bare route's own tables, filled from what was loaded: the same messages, units and days. */
export interface BareRow {
  readonly id: string
  readonly unit_id: string
}

export async function makeBareTables(client: Client): Promise<void> {
  for (const sql of [
    `create table bare_messages (id text primary key, unit_id text not null, open boolean not null, due_on date not null,
       submitted_at timestamptz not null, kind text not null, status text not null, title text not null, body text not null,
       place text, reply text, version int not null default 1)`,
    `insert into bare_messages select id, coalesce(doc->>'unitId', ''), doc->>'open' = 'yes', (doc->>'replyDueOn')::date,
       (doc->>'submittedAt')::timestamptz, doc->>'kind', doc->>'status', doc->>'title', doc->>'body', doc->>'place'
       from messages`,
    'create index on bare_messages (unit_id, due_on, submitted_at, id) where open',
    'create index on bare_messages (submitted_at)',
    `create table bare_events (id text primary key, message_id text not null, type text not null, at timestamptz not null)`,
    `insert into bare_events select e->>'id', e->>'messageId', e->>'type', (e->>'at')::timestamptz
       from events, jsonb_array_elements(doc->'events') e`,
    'create index on bare_events (message_id)',
    `create table bare_counters (day date, unit_id text, received int not null default 0, replied int not null default 0,
       primary key (day, unit_id))`,
    `insert into bare_counters select submitted_at::date, unit_id, count(*), count(*) filter (where not open)
       from bare_messages group by 1, 2`,
    'vacuum (analyze) bare_messages',
    'vacuum (analyze) bare_events',
    'vacuum (analyze) bare_counters',
  ])
    await client.query(sql)
}

import { LOST_RACE_STATE } from './postgres.errors'

/** The channel on which each change of a collection that is kept in memory is told: `collection id`. */
export const CHANGES = 'minsheng_changes'

/** A numbered step that runs once per database, in order. Never edit one that was released: add the next. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/**
 * What no declaration can say. Tables, columns and indexes follow from the declared collections (`postgres.ddl.ts`);
 * a step here is for functions, and for changing documents that are already stored (of several collections in the order of
 * their names, as commits take them).
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'functions and the register of collections',
    sql: `
      create table minsheng_collections (name text primary key, hash text not null);
      create function minsheng_tokens(tokens jsonb) returns text[]
        language sql immutable strict parallel safe
        return array(select jsonb_array_elements_text(tokens));
      create function minsheng_expect(swapped bigint, wanted int) returns int language plpgsql as $$
        begin
          if swapped is distinct from wanted then
            raise exception 'another write came first' using errcode = '${LOST_RACE_STATE}';
          end if;
          return wanted;
        end $$;
    `,
  },
  {
    number: 2,
    name: 'processes that keep copies are told of changes',
    sql: `
      create function minsheng_tell() returns trigger language plpgsql as $$
        begin
          perform pg_notify('${CHANGES}', tg_table_name || ' ' || coalesce(new.id, old.id));
          return null;
        end $$;
    `,
  },
  {
    number: 3,
    name: 'contacts from before they had a day to be looked at are looked at now',
    sql: `
      do $$ begin
        if to_regclass('message_contacts') is not null then
          update message_contacts set doc = doc || '{"checkOn": "2000-01-01"}' where not doc ? 'checkOn';
        end if;
      end $$;
    `,
  },
  {
    number: 4,
    name: 'the search of messages keeps each token once, beside the scopes that may ask for it',
    sql: `
      do $$ begin
        if to_regclass('message_search') is not null then
          -- with its index, which the declaration builds anew
          alter table message_search drop column if exists t_tokens;
          update message_search set doc = jsonb_set(doc, '{tokens}', (
            select coalesce(jsonb_agg(distinct case
              when left(token, 2) = '*|' then substr(token, 3)
              else 'in:' || left(token, length(token) - position('|' in reverse(token))) end), '[]')
            from jsonb_array_elements_text(doc->'tokens') token))
          where exists (select 1 from jsonb_array_elements_text(doc->'tokens') token where left(token, 2) = '*|');
        end if;
      end $$;
    `,
  },
  {
    number: 5,
    name: 'who is below 14 is found by an index',
    sql: `
      do $$ begin
        if to_regclass('age_declarations') is not null then
          update age_declarations set doc = doc || jsonb_build_object('minor', case doc->>'under14' when 'true' then 'yes' else 'no' end)
          where not doc ? 'minor';
        end if;
      end $$;
    `,
  },
  {
    number: 6,
    name: 'since when a collection is declared as it is',
    sql: 'alter table minsheng_collections add column if not exists declared_at timestamptz not null default now()',
  },
  {
    number: 7,
    // Whoever has still to be told by it is; the audit chain is no part of the journal.
    name: 'events that told of a changed public answer name no account of a citizen',
    sql: `
      do $$ begin
        if to_regclass('events') is not null and to_regclass('outbox_commits') is not null then
          update events e set doc = case
            when e.doc ? 'events' then jsonb_set(e.doc, '{events}', (
              select jsonb_agg(told.event - 'concerns' order by told.place)
              from jsonb_array_elements(e.doc->'events') with ordinality told(event, place)))
            else jsonb_set(e.doc, '{event}', (e.doc->'event') - 'concerns') end
          where e.doc->>'stream' = 'answers' and e.doc::text like '%"concerns"%'
            and (e.doc->'events' @> '[{"type": "answer_news"}]' or e.doc->'event'->>'type' = 'answer_news')
            and not exists (select 1 from outbox_commits waits where waits.doc->>'journalId' = e.id);
        end if;
      end $$;
    `,
  },
]

import * as z from 'zod/mini'
import { SUBSCRIPTION_TEMPLATES } from '../../types/notifications.terms'
import type { Outgoing } from '../notifications'
import { REFUSALS } from './config-copy'
import { settingOf, StartRefusal } from './config'

/** A field of a template as WeChat names them: `thing1`, `character_string2`, `time3`. */
const Field = z.string().check(z.regex(/^[a-z_]{2,20}\d{1,2}$/))
const Template = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{10,64}$/)),
  fields: z.strictObject({
    code: z.optional(Field),
    unit: z.optional(Field),
    status: z.optional(Field),
    at: z.optional(Field),
    tip: z.optional(Field),
  }),
})
const Templates = z.partialRecord(z.enum(SUBSCRIPTION_TEMPLATES), Template)

/**
 * The 订阅消息 that a city applied for, out of `WECHAT_TEMPLATES`: JSON, by our name the template's id and which of its
 * fields shows what. Null: none. @throws StartRefusal for what is no such table
 */
export function readTemplates(environment: Readonly<Record<string, string | undefined>>): Outgoing['templates'] | null {
  const text = settingOf(environment, 'WECHAT_TEMPLATES')
  if (text === undefined) return null
  const read = z.safeParse(Templates, parsed(text))
  if (!read.success) throw new StartRefusal(REFUSALS.badTemplates)
  const templates = Object.entries(read.data).flatMap(([name, config]) =>
    config === undefined
      ? []
      : [
          [
            name,
            {
              id: config.id,
              fields: Object.fromEntries(Object.entries(config.fields).filter(([, field]) => field !== undefined)),
            },
          ] as const,
        ],
  )
  return Object.fromEntries(templates)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

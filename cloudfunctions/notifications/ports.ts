import type { SubscriptionTemplate } from '../../types/notifications.terms'

/** One 订阅消息, as WeChat's `subscribeMessage.send` takes it. */
export interface SubscriptionMessage {
  readonly openId: string
  readonly templateId: string
  /** Page of the mini program that a tap opens, with its parameters. */
  readonly page: string
  /** Field of the template (`thing1`) → value. */
  readonly data: Readonly<Record<string, string>>
}

/**
 * What became of it. `refused`: the person takes no more (43101). `rejected`: the template, a field or the page is not as
 * WeChat has it (40037, 47003, 41030): a mistake of the configuration that another try does not mend. `later`: try again.
 */
export type SendOutcome =
  { readonly ended: 'sent' } | { readonly ended: 'refused' | 'rejected' | 'later'; readonly code: string }

export interface SubscriptionSender {
  /** Never throws for what WeChat answers; a broken connection is `later`. */
  send(message: SubscriptionMessage): Promise<SendOutcome>
}

/** A template as the city applied for it: its id, and which of its fields shows what. */
export interface TemplateConfig {
  readonly id: string
  readonly fields: Readonly<Partial<Record<TemplateFact, string>>>
}
export type TemplateFact = 'code' | 'unit' | 'status' | 'at' | 'tip'

/** The way out of the house; absent where a city sends nothing by WeChat. */
export interface Outgoing {
  readonly sender: SubscriptionSender
  /**
   * On a city's own server: the OPENID behind the code that the mini program just got; null: the code was used, or WeChat is
   * away. Absent: the account names it.
   */
  readonly openIdByCode?: (code: string) => Promise<string | null>
  readonly templates: Readonly<Partial<Record<SubscriptionTemplate, TemplateConfig>>>
}

export { type SmsGatewaySettings, webhookSms } from './webhook-sms'

/** Build-time constants, see `config/index.ts`. */
declare const MINSHENG_CLOUD_ENV: string
declare const MINSHENG_SERVER_URL: string

declare module '*.scss'

/** Only WeChat asks before its interfaces touch personal data; in a browser there is nothing to draw. */
export const PrivacySheet = (): null => null

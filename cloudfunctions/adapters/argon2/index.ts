export { argon2Passwords } from './argon2.passwords'

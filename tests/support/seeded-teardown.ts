export { forgetSeeded as default } from './seeded-setup'

export { leaveServers as default } from './servers-setup'

/** All that pages are built of. Pages import from here and from nowhere below. */
export {
  Box,
  Heading,
  Picture,
  Press,
  TextArea as BareTextArea,
  TextInput as BareTextInput,
  Txt,
} from '../platform/elements'
export { Button } from './button'
export { Callout } from './callout'
export { Card, Section } from './card'
export { BarChart, LineChart } from './charts'
export { Chips } from './chips'
export { Empty, Failed, Loading } from './states'
export { DeadlineReceipt } from './deadline-receipt'
export { TextAreaField, TextField } from './field'
export { Figure } from './figure'
export { FollowCard } from './follow-card'
export { Icon, type IconName } from './icon'
export { Loaded } from './loaded'
export { Page } from './page'
export { Row, Rows } from './row'
export { Confirm, Sheet } from './sheet'
export { StatusTag, Tag, type Tone } from './tag'
export { SignedIn } from './signed-in'
export { SearchBox } from './search-box'
export { Steps } from './steps'
export { Switch } from './switch'
export { Timeline, type TimelineItem } from './timeline'

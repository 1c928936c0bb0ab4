import { Press, Txt } from '../platform/elements'
import './button.scss'
import { Icon, type IconName } from './icon'

interface ButtonProps {
  children: string
  onPress: () => void
  /** One `primary` a page: what the person came to do. */
  kind?: 'primary' | 'secondary' | 'plain' | 'danger'
  icon?: IconName
  /** As wide as its container. */
  block?: boolean
  /** A plain one whose words start where the lines around it start. */
  edge?: boolean
  /** Home's one big button. */
  large?: boolean
  disabled?: boolean
  /** Shows that it works and takes no second tap. */
  busy?: boolean
  /** Accessible name, where the visible words need more. */
  label?: string
}

export function Button({
  children,
  onPress,
  kind = 'secondary',
  icon,
  block,
  edge,
  large,
  disabled,
  busy,
  label,
}: ButtonProps) {
  const shape = [block && 'button--block', edge && 'button--edge', large && 'button--large', busy && 'button--busy']
    .filter(Boolean)
    .join(' ')
  return (
    <Press
      className={`button button--${kind} ${shape}`}
      onPress={onPress}
      disabled={disabled}
      busy={busy}
      label={label}
    >
      {icon && <Icon name={icon} />}
      <Txt>{busy ? `${children}…` : children}</Txt>
    </Press>
  )
}

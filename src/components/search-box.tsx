import { Box, Press, TextInput, Txt } from '../platform/elements'
import { Icon } from './icon'
import './search-box.scss'

interface SearchBoxProps {
  /** Accessible name of the field. */
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** With it there is a button; without it the list filters while typing. */
  onSearch?: () => void
  searchLabel?: string
}

export const SearchBox = ({ label, placeholder, value, onChange, onSearch, searchLabel = label }: SearchBoxProps) => (
  <Box className={`search-box ${onSearch ? '' : 'search-box--alone'}`} role='search'>
    <Icon name='search' />
    <TextInput
      className='search-box__input'
      type='search'
      label={label}
      placeholder={placeholder}
      value={value}
      maxLength={40}
      onChange={onChange}
      onConfirm={onSearch}
    />
    {onSearch && (
      <Press className='search-box__go' onPress={onSearch}>
        {searchLabel}
      </Press>
    )}
  </Box>
)

interface SearchOutcomeProps {
  words: string
  /** How many are left. */
  count: number
  none: string
  found: (count: number) => string
}

/** What filtering a list while typing came to. Stands before there is anything to say, so that screen readers hear it. */
export const SearchOutcome = ({ words, count, none, found }: SearchOutcomeProps) => {
  const said = count === 0 ? none : words.trim() === '' ? undefined : found(count)
  return <Box role='status'>{said !== undefined && <Txt className='text-2'>{said}</Txt>}</Box>
}

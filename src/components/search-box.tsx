import { Box, Press, TextInput } from '../platform/elements'
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
  <Box className='search-box' role='search'>
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

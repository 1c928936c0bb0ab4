import traditional from 'opencc-js/dict/TSCharacters'
import { characterTable } from './domain/characters'

/** Traditional characters are read as simplified ones, by OpenCC's table. */
export const CHARACTERS = characterTable(traditional)

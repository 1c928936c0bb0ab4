/** One of OpenCC's dictionaries: `繁 简` between bars. */
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string
  export default dictionary
}

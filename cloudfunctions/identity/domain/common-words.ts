const longestFirst = (words: string): readonly string[] =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)

/**
 * Words that the lists of leaked passwords begin with, in English and in pinyin, and the words of this trade: a password that
 * is nothing but these with digits around is among the first that are tried. Not a corpus of leaks: such a list does not
 * belong into a phone's or a function's bundle.
 */
export const COMMON_WORDS = longestFirst(`
  password passwort passwd pass word pwd secret login signin access account letmein welcome hello test testing guest
  admin administrator root user system manager master super superman batman dragon monkey shadow sunshine princess
  football baseball michael jordan charlie jessica qwerty qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx
  qazwsxedc iloveyou love you lovely forever computer internet google wechat weixin tencent alibaba huawei server
  summer winter spring autumn january february march april may june july august september october november december
  abc abcd abcde abcdef changeme default china chinese beijing shanghai hebei henan zhengfu zhongguo woaini woaizhongguo
  aini aizhongguo wode mima mimashi nihao haoma minsheng xinwenban zhengwu gongzuo renmin fuwu weirenminfuwu shizhang
  chengshi guanliyuan guanli xitong bangong bangongshi ceshi woshi wo shi de
`)

/** Keys beside each other, along rows, back, and down the columns. */
export const KEYBOARD_WALKS = longestFirst(`
  qwertyuiop poiuytrewq asdfghjkl lkjhgfdsa zxcvbnm mnbvcxz 1234567890 0987654321 123456789 12345678 1234567 123456 12345 1234
  987654321 87654321 654321 54321 4321 qwerty asdfgh zxcvbn qwer asdf zxcv rewq fdsa vcxz 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm
  8ik 9ol zaq1 xsw2 cde3 vfr4 bgt5 nhy6 mju7 !qaz @wsx #edc qaz wsx edc rfv tgb yhn ujm 112233 445566 778899 147258369
  147258 258369 369258147 159357 123321 1q2w3e4r5t 1q2w3e4r 1q2w3e 5201314 1314520 520 147 258 369 123 321 111 000 666 888
`)

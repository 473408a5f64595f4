/** 伍 and 陆 also stand in 队伍 and 大陆: only beside another such character, as on a cheque, are they numerals. */
const ON_CHEQUES = /[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億万亿]{2,}/g
const CHEQUE = '壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億'
const PLAIN = '一二二三三四五六六七八九十百千万亿'

/**
 * The text with one way to write each character, as long as before: full-width forms become half-width, dashes of a
 * range one dash, numerals of cheques and traditional ones the usual ones.
 */
export function plainOf(text: string): string {
  return text
    .replace(/[^\0-\x7f\p{No}]/gu, character => {
      const plain = character.normalize('NFKC')
      return plain.length === 1 && character.length === 1 ? plain : character
    })
    .replace(/[‐‑–—―−~～〜]/g, '-')
    .replace(/萬/g, '万')
    .replace(/億/g, '亿')
    .replace(/兩/g, '两')
    .replace(ON_CHEQUES, run => [...run].map(character => PLAIN[CHEQUE.indexOf(character)] ?? character).join(''))
}

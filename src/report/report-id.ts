import { pinyin } from 'pinyin-pro'

/**
 * An id from a name: lower case, Han to pinyin, anything outside [a-z0-9._-] to hyphens. Empty if nothing remains.
 */
export function reportIdFrom(name: string): string {
  const latin = name
    .normalize('NFKC')
    .replace(/\p{Script=Han}+/gu, han => `-${pinyin(han, { toneType: 'none', type: 'array', v: true }).join('')}-`)
  return latin
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

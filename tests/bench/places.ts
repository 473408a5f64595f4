/** Places of the shipped corpus, [Chinese, English]: the benches ask what is held. */
export const PLACES = [
  ['增城区', 'Zengcheng'],
  ['平城区', 'Pingcheng District'],
  ['东坑镇', 'Dongkeng Town'],
  ['鲁山道街道', 'Lushandao Subdistrict'],
  ['中山市东区街道', 'Dongqu Subdistrict'],
] as const

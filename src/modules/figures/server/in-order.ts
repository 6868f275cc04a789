/** Instants as text compare only with all their digits. */
export function inOrder(instant: string): string {
  const [second = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${second}.${fraction.padEnd(6, '0')}`
}

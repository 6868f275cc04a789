/** `19/5/1960`, `5/1960` or `1960`: what the file says, no more. */
export const birthText = (birth: string): string =>
  birth
    .split('-')
    .toReversed()
    .map((part) => part.replace(/^0/, ''))
    .join('/')

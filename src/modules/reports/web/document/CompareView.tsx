import { Fragment, useMemo, useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { readDocumentVersion, restoreDocumentVersion } from '../../contract/document/versions.ts'
import { type Change, changedLines, compare, type Line, type Piece, type Token } from '../../document/compare.ts'
import { type Content, figuresOf } from '../../document/content.ts'
import { type Live, type Places, useResolved } from './editor/live.tsx'
import { words } from './words.ts'

type Version = z.output<typeof readDocumentVersion.output>

/** `3~now` or `2~5`: which two stand side by side. */
const readPair = (pair: string): readonly [string, string] => {
  const [before, after] = pair.split('~')
  return [before ?? '1', after && after !== '' ? after : 'now']
}
const inputOf = (document: string, version: string) =>
  version === 'now' ? { document } : { document, number: version }

/** Two versions side by side: line by line, and within a changed line word by word. */
export function CompareView({ opened, compare: pair }: { readonly opened: OpenedDocument; readonly compare: string }) {
  const say = useWords(words)
  const go = useGo()
  const [before, after] = readPair(pair)
  const left = useAsk(readDocumentVersion, inputOf(opened.id, before))
  const right = useAsk(readDocumentVersion, inputOf(opened.id, after))
  const choice = (version: string, label: string, onChange: (version: string) => void) => (
    <SelectField label={label} value={version} onChange={(event) => onChange(event.target.value)}>
      <option value="now">{say('versionNow')}</option>
      {[...opened.versions]
        .sort((one, other) => other.number - one.number)
        .map((one) => (
          <option key={one.number} value={String(one.number)}>
            {say('version', { number: one.number })}
            {one.name !== '' && `: ${one.name}`}
          </option>
        ))}
    </SelectField>
  )
  return (
    <section>
      <div className="compare-bar">
        {choice(before, say('compareBefore'), (version) => go({ compare: `${version}~${after}` }))}
        {choice(after, say('compareAfter'), (version) => go({ compare: `${before}~${version}` }))}
        <Go query={{ compare: undefined }} className="button button-plain">
          {say('backToText')}
        </Go>
        {before !== 'now' && <Restore opened={opened} number={Number(before)} />}
      </div>
      <Await query={left}>
        {(one) => <Await query={right}>{(other) => <Sides opened={opened} before={one} after={other} />}</Await>}
      </Await>
    </section>
  )
}

function Restore({ opened, number }: { readonly opened: OpenedDocument; readonly number: number }) {
  const say = useWords(words)
  const go = useGo()
  const announce = useAnnounce()
  const telling = useTell(restoreDocumentVersion)
  return (
    <>
      <Button
        ability={opened.can.restore}
        disabled={telling.isPending}
        onClick={() =>
          telling.mutate(
            { id: newId(), document: opened.id, number },
            {
              onSuccess: (done) => {
                announce(say('restored', { number, kept: done.keptAs }))
                go({ compare: undefined })
              },
            },
          )
        }
      >
        {say('restore', { number })}
      </Button>
      <ProblemNotice problem={telling.error} />
    </>
  )
}

const placesIn = (...contents: readonly Content[]): Places => ({
  figures: contents.flatMap((content, side) =>
    figuresOf(content).map((place) => ({ ...place, id: `${side}.${place.id}`.slice(0, 40) })),
  ),
  tables: [],
  charts: [],
})

function Sides({
  opened,
  before,
  after,
}: {
  readonly opened: OpenedDocument
  readonly before: Version
  readonly after: Version
}) {
  const say = useWords(words)
  const [isAll, setAll] = useState(false)
  const changes = useMemo(() => compare(before.content, after.content), [before, after])
  const places = useMemo(() => placesIn(before.content, after.content), [before, after])
  const at = useMemo(
    () => ({ unit: opened.unit.code, period: opened.period.id, language: opened.language }),
    [opened.unit.code, opened.period.id, opened.language],
  )
  const live = useResolved(at, places)
  const count = changedLines(changes)
  if (count === 0) return <Notice look="good" title={say('noDifference')} />
  return (
    <>
      <div className="row">
        <p>{say('differences', { count })}</p>
        <CheckField label={say('showAll')} checked={isAll} onChange={(event) => setAll(event.target.checked)} />
      </div>
      <table className="compare" lang={opened.language}>
        <caption className="unseen">{say('sideBySide')}</caption>
        <thead>
          <tr>
            <th scope="col">{nameOf(before, say)}</th>
            <th scope="col">{nameOf(after, say)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) =>
            isAll || change.kind !== 'same' || (change.after.tokens.length > 0 && isBeside(changes, index)) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never moves its lines
              <Row key={index} change={change} live={live} />
            ) : null,
          )}
        </tbody>
      </table>
    </>
  )
}

const nameOf = (version: Version, say: ReturnType<typeof useWords<keyof typeof words.keys>>): string =>
  version.version === null
    ? say('versionNow')
    : `${say('version', { number: version.version.number })}${version.version.name === '' ? '' : `: ${version.version.name}`}`

/** One line before and one after a change is shown with it. */
const isBeside = (changes: readonly Change[], at: number): boolean =>
  [changes[at - 1], changes[at + 1]].some((near) => near !== undefined && near.kind !== 'same')

function Row({ change, live }: { readonly change: Change; readonly live: Pick<Live, 'figures'> }) {
  const say = useWords(words)
  const text = useText()
  const side = (line: Line, number: 0 | 1, pieces: readonly Piece[], look: string) => (
    <td className={`compare-${line.kind} compare-level-${line.level} ${look}`}>
      {look === 'compare-gone' && <span className="compare-word">{say('removedWord')}</span>}
      {look === 'compare-new' && <span className="compare-word">{say('addedWord')}</span>}
      {pieces.map((piece, at) => {
        const Tag = piece.kind === 'removed' ? 'del' : piece.kind === 'added' ? 'ins' : Fragment
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison never moves its words
          <Tag key={at}>{piece.tokens.map((token) => shown(token, number, live, text)).join('')}</Tag>
        )
      })}
    </td>
  )
  const all = (line: Line): readonly Piece[] => [{ kind: 'same', tokens: line.tokens }]
  switch (change.kind) {
    case 'same':
      return (
        <tr>
          {side(change.before, 0, all(change.before), '')}
          {side(change.after, 1, all(change.after), '')}
        </tr>
      )
    case 'removed':
      return (
        <tr>
          {side(change.before, 0, all(change.before), 'compare-gone')}
          <td className="compare-none" />
        </tr>
      )
    case 'added':
      return (
        <tr>
          <td className="compare-none" />
          {side(change.after, 1, all(change.after), 'compare-new')}
        </tr>
      )
    case 'changed':
      return (
        <tr>
          {side(
            change.before,
            0,
            change.pieces.filter((piece) => piece.kind !== 'added'),
            'compare-was',
          )}
          {side(
            change.after,
            1,
            change.pieces.filter((piece) => piece.kind !== 'removed'),
            'compare-is',
          )}
        </tr>
      )
  }
}

function shown(
  token: Token,
  side: 0 | 1,
  live: Pick<Live, 'figures'>,
  text: (of: { vi: string; en: string }) => string,
): string {
  if ('text' in token) return token.text
  const found =
    live.figures.get(`${side}.${token.figure.id}`.slice(0, 40)) ??
    live.figures.get(`${1 - side}.${token.figure.id}`.slice(0, 40))
  return found ? `[${found.words}]` : text({ vi: '[số liệu]', en: '[figure]' })
}

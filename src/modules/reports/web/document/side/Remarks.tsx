import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { AreaField } from '../../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import { ProblemNotice } from '../../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { answerDocumentRemark, type DocumentRemark } from '../../../contract/document/remarks.ts'
import { whereIs } from '../editor/acts.ts'
import type { PaperEditor } from '../editor/Paper.tsx'
import { words } from '../words.ts'

interface RemarksProps {
  readonly opened: OpenedDocument
  readonly editor: PaperEditor | null
  readonly onShow: (at: number) => void
  readonly onRemark: () => void
}

/** Remarks in the order in which their words stand in the text; settled ones are folded away. */
export function Remarks({ opened, editor, onShow, onRemark }: RemarksProps) {
  const say = useWords(words)
  const placeOf = (remark: DocumentRemark): number =>
    (editor && remark.block !== null ? whereIs(editor, remark.block) : undefined) ?? Number.POSITIVE_INFINITY
  const inOrder = [...opened.remarks].sort(
    (one, other) => placeOf(one) - placeOf(other) || (one.at < other.at ? -1 : 1),
  )
  const open = inOrder.filter((remark) => remark.isOpen)
  const settled = inOrder.filter((remark) => !remark.isOpen)
  const listOf = (remarks: readonly DocumentRemark[]) => (
    <ul className="remarks">
      {remarks.map((remark) => (
        <Remark
          key={remark.id}
          remark={remark}
          at={Number.isFinite(placeOf(remark)) ? placeOf(remark) : undefined}
          onShow={onShow}
        />
      ))}
    </ul>
  )
  return (
    <section>
      <div className="section-head">
        <h2>{say('side_remarks')}</h2>
        {opened.can.remark.isAllowed && (
          <button type="button" className="link-button row-end" onClick={onRemark}>
            {say('remarkOnWhole')}
          </button>
        )}
      </div>
      {open.length === 0 ? <p className="soft">{say('remarksNone')}</p> : listOf(open)}
      {settled.length > 0 && <Fold title={say('remarksSettled', { count: settled.length })}>{listOf(settled)}</Fold>}
    </section>
  )
}

function Remark({
  remark,
  at,
  onShow,
}: {
  readonly remark: DocumentRemark
  readonly at: number | undefined
  readonly onShow: (at: number) => void
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const telling = useTell(answerDocumentRemark)
  const [isAnswering, setAnswering] = useState(false)
  const [typed, setTyped] = useState('')
  const act = (as: 'answer' | 'settle' | 'reopen'): void =>
    telling.mutate(
      { id: newId(), remark: remark.id, act: as, text: typed },
      {
        onSuccess: () => {
          setAnswering(false)
          setTyped('')
        },
      },
    )
  return (
    <li className={`remark ${remark.isOpen ? '' : 'remark-settled'}`}>
      {remark.quote !== '' && (
        <blockquote className="quote">
          {at === undefined ? (
            <>
              {remark.quote} <span className="soft small">({say('wordsGone')})</span>
            </>
          ) : (
            <button type="button" className="link-button quote-link" onClick={() => onShow(at)}>
              {remark.quote}
            </button>
          )}
        </blockquote>
      )}
      <p className="remark-text">{remark.text}</p>
      <p className="soft small">
        {text(remark.by.name)} · {printInstant(remark.at, language)}
      </p>
      {remark.answers.length > 0 && (
        <ul className="remark-answers">
          {remark.answers.map((answer) => (
            <li key={answer.id}>
              {answer.act !== 'answer' && <b>{say(`did_${answer.act}`)} </b>}
              {answer.text}
              <span className="soft small block">
                {text(answer.by.name)} · {printInstant(answer.at, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={telling.error} />
      {isAnswering && (
        <AreaField
          label={say('answer')}
          maxLength={2000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className="row">
        {remark.can.answer.isAllowed && (
          <Button
            look={isAnswering ? 'primary' : 'plain'}
            className="button-small"
            disabled={telling.isPending || (isAnswering && typed.trim() === '')}
            onClick={() => (isAnswering ? act('answer') : setAnswering(true))}
          >
            {say(isAnswering ? 'sendAnswer' : 'answer')}
          </Button>
        )}
        {remark.can.settle.isAllowed && (
          <Button
            className="button-small"
            disabled={telling.isPending}
            onClick={() => act(remark.isOpen ? 'settle' : 'reopen')}
          >
            {say(remark.isOpen ? 'settle' : 'reopen')}
          </Button>
        )}
      </div>
    </li>
  )
}

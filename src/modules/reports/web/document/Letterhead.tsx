import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText } from '../../../../platform/web/language/use-words.ts'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { previewEdition } from '../../contract/edition.ts'
import type { Frame } from '../../document/frame.ts'
import { placeLine, recipientLines, signatureLines, symbolLine } from '../../document/paper.ts'

/** The Party's letterhead above the text; number and day are given outside. */
export function Head({ opened }: { readonly opened: OpenedDocument }) {
  const text = useText()
  const { frame } = opened
  const preview = useAsk(previewEdition, { id: opened.id })
  const paper = preview.data?.printable
  const own = paper?.own ?? text(opened.unit.name).toLocaleUpperCase('vi')
  return (
    <div lang="vi" className="paper-head">
      {paper?.band && <p className="sheet-band">{paper.band}</p>}
      <div className="sheet-head">
        <div>
          {paper?.superior && <p>{paper.superior}</p>}
          <p className="sheet-own">{own}</p>
          <p aria-hidden="true">*</p>
          <p>{symbolLine(paper?.symbol ?? null)}</p>
        </div>
        <div>
          <p className="sheet-party">ĐẢNG CỘNG SẢN VIỆT NAM</p>
          <p className="sheet-day">{placeLine({ place: frame.place === '' ? null : frame.place, datedOn: null })}</p>
        </div>
      </div>
      <p className="sheet-title">{frame.title}</p>
      {frame.summary !== '' && <p className="sheet-summary">{frame.summary}</p>}
    </div>
  )
}

/** Recipients on the left, whose signature on the right. */
export function Foot({ frame }: { readonly frame: Frame }) {
  return (
    <div className="paper-foot" lang="vi">
      <div>
        {frame.recipients.length > 0 && (
          <>
            <p>
              <b>
                <i>Nơi nhận:</i>
              </b>
            </p>
            {recipientLines(frame.recipients).map((line) => (
              <p key={line} className="paper-recipient">
                {line}
              </p>
            ))}
          </>
        )}
      </div>
      <div className="paper-signature">
        {signatureLines(frame.signature).map((line) => (
          <p key={line}>
            <b>{line}</b>
          </p>
        ))}
      </div>
    </div>
  )
}

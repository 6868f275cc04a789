import { useId } from 'react'

/** How far a piece of work has come; read out politely as it moves. */
export function ProgressBar({
  name,
  done,
  total,
  note,
}: {
  readonly name: string
  readonly done: number
  readonly total: number
  readonly note: string
}) {
  const id = useId()
  const share = total === 0 ? 0 : Math.min(100, Math.round((100 * done) / total))
  return (
    <div className="progress">
      <p id={id} role="status">
        {name} · {share}% <span className="soft">· {note}</span>
      </p>
      <div
        className="progress-track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <div className="progress-fill" style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}

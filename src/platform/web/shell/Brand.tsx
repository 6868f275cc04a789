export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 26 26" width="26" height="26" aria-hidden="true" focusable="false">
        <path d="M8 3h10l4 20h-6l-3-13-3 13H4z" fill="#a4161a" />
      </svg>
      <span className="brand-name">Then Chốt</span>
    </span>
  )
}

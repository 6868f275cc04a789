import type { ReactNode } from 'react'

const shapes = {
  check: <path d="M2 7.5l3.5 3.5L12 3.5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  arrow: <path d="M1.5 7h10M7.5 3l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="M2.5 2.5l9 9M11.5 2.5l-9 9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  triangle: <path d="M7 1l6.5 12H.5z" fill="currentColor" />,
  question: (
    <>
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path
        d="M5.2 5.6c0-2.4 3.7-2.2 3.7 0 0 1.4-1.9 1.4-1.9 2.7M7 9.9v1"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
  dash: <path d="M2 7h10" stroke="currentColor" strokeWidth="2" />,
  ring: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  part: (
    <>
      <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M7 7V1.8A5.2 5.2 0 0 1 12.2 7z" fill="currentColor" />
    </>
  ),
  wave: (
    <path
      d="M1 5.5c2-2.5 4-2.5 6 0s4 2.5 6 0M1 10c2-2.5 4-2.5 6 0s4 2.5 6 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  down: <path d="M3 5l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  back: <path d="M9 2.5L4.5 7 9 11.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  next: <path d="M5 2.5L9.5 7 5 11.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  print: (
    <path d="M4 5V1.5h6V5M4 10H1.5V5.5h11V10H10M4 8.5h6v4H4z" fill="none" stroke="currentColor" strokeWidth="1.4" />
  ),
  clock: (
    <>
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M7 3.5V7l2.5 1.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  board: (
    <path
      d="M1.5 1.5h4.5v6H1.5zM8.5 1.5h4v3.5h-4zM8.5 7.5h4v5h-4zM1.5 10h4.5v2.5H1.5z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  pen: <path d="M2 12l.7-3L9.5 2.2l2.3 2.3L5 11.3z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  aim: (
    <>
      <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  paper: <path d="M3 1.5h5.5L11 4v8.5H3zM5 6h4M5 8.5h4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  book: (
    <path
      d="M7 3C5.500 2 3.500 1.800 1.500 2v9c2-.2 4 0 5.500 1 1.500-1 3.500-1.200 5.500-1V2C10.500 1.800 8.500 2 7 3zM7 3v9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  people: (
    <path
      d="M5 7a2.300 2.300 0 1 0 0-4.600A2.300 2.300 0 0 0 5 7zM1 12.500c0-5 8-5 8 0M9.500 7a2 2 0 1 0-.5-4M10.500 8.700c1.700.4 2.600 1.700 2.600 3.800"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  steps: <path d="M1.500 12.500h3v-3h3v-3h3v-3h2.500" fill="none" stroke="currentColor" strokeWidth="1.600" />,
  tree: (
    <path
      d="M5 1.500h4v3H5zM1 9.500h4v3H1zM9 9.500h4v3H9zM7 4.500V7M3 9.500V7h8v2.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.400"
    />
  ),
  badge: (
    <path
      d="M7 1.500l1.600 3.300 3.600.500-2.600 2.500.600 3.600L7 9.700l-3.200 1.700.600-3.600L1.800 5.300l3.600-.500z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.400"
      strokeLinejoin="round"
    />
  ),
  lock: (
    <path
      d="M3 6.500h8v6H3zM4.700 6.500V4.200a2.300 2.300 0 0 1 4.600 0v2.300"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.400"
    />
  ),
  bell: (
    <path
      d="M2.500 10.500h9c-1-1-1.500-2-1.500-4.500a3 3 0 0 0-6 0c0 2.500-.5 3.500-1.500 4.500zM5.700 12.500h2.600"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.500"
      strokeLinejoin="round"
    />
  ),
  menu: <path d="M1.500 3.500h11M1.500 7h11M1.500 10.500h11" stroke="currentColor" strokeWidth="1.600" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** A shape that always stands beside its word. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 14 14" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}

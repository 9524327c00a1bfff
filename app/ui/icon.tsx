/** Line icons drawn on a 24 × 24 grid. They only repeat a word that stands beside them, so they are hidden from screen readers. */
const PATHS = {
  search: 'M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM16.5 16.5 21 21',
  bell: 'M6 16v-5a6 6 0 1 1 12 0v5l2 2H4zM10 21h4',
  person: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 21c1-5 4-7 8-7s7 2 8 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  ok: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM7.5 12.5l3 3 6-6.5',
  no: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM8 12h8',
  wait: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2',
  info: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v6M12 7.5v.01',
  warn: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.01',
  check: 'M4 12.5l5 5L20 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  download: 'M12 3v11M7 10l5 5 5-5M4 20h16',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  print: 'M7 8V3h10v5M7 18H4v-8h16v8h-3M7 15h10v6H7z',
  link: 'M10 14l4-4M9 8l2-2a4 4 0 0 1 6 6l-2 2M15 16l-2 2a4 4 0 0 1-6-6l2-2',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  talk: 'M4 5h16v11H10l-5 4v-4H4z',
  undo: 'M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3',
  lock: 'M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  unfolded: 'M5 9l7 7 7-7',
  up: 'M12 20V5M6 11l6-6 6 6',
  down: 'M12 4v15M6 13l6 6 6-6',
  calendar: 'M4 6h16v15H4zM4 10h16M8 3v5M16 3v5',
  people:
    'M12 9a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM2 20c.5-4 3-6 6.500-6s6 2 6.500 6M15 5.800a3.500 3.500 0 0 1 0 6.400M17 14.500c2.500.600 4.200 2.500 4.500 5.500',
} as const

export type IconName = keyof typeof PATHS | 'near'

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {name === 'near' ? <HalfDone /> : <path d={PATHS[name]} />}
    </svg>
  )
}

function HalfDone() {
  return (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
    </>
  )
}

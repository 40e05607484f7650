const paths = {
  home: 'M3 9.2 10 3.5l7 5.7V16.5H3zM8 16.5v-4.5h4v4.5',
  case: 'M3 6.5h14v10H3zM7.5 6.5V4h5v2.5M3 11h14',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2.2-4.8 5-4.8s5 1.8 5 4.8M13.5 4a2.8 2.8 0 0 1 0 5.3M14.5 12c2 .5 3.2 2.2 3.2 4.5',
  team: 'M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.4 2.6-5.4 6-5.4s6 2 6 5.4z',
  page: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2.5',
  chip: 'M6 6h8v8H6zM8 3v3M12 3v3M8 14v3M12 14v3M3 8h3M3 12h3M14 8h3M14 12h3',
  letter: 'M3 5h14v10H3zM3 5.5l7 5.5 7-5.5',
  sliders: 'M3 6h6M13 6h4M11 4v4M3 13.5h3M10 13.5h7M8 11.5v4',
  log: 'M4 5h.1M7 5h9M4 10h.1M7 10h9M4 15h.1M7 15h9',
  warning: 'M10 3 18 16.8H2zM10 8.2v4M10 14.5v.1',
  done: 'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM6.8 10.2l2.2 2.3 4.2-4.6',
  info: 'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 9.2v4.6M10 6.4v.1',
  more: 'M4.5 10h.1M10 10h.1M15.5 10h.1',
  clock: 'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 6v4.3l2.8 1.9',
  key: 'M7 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 9.5h7v3M14.5 9.5v2',
  shield: 'M10 2.8l6 2.2v4.6c0 3.7-2.5 6.2-6 7.6-3.5-1.4-6-3.9-6-7.6V5zM7.4 9.9l1.9 1.9 3.4-3.7',
  back: 'M9 4.5 3.5 10 9 15.5M3.5 10H17',
  forward: 'M11 4.5l5.5 5.5-5.5 5.5M16.5 10H3',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside a word, never instead of one. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);

export const PlaySign = ({ big = false }: { big?: boolean }) => (
  <svg class={big ? 'icon' : undefined} viewBox="0 0 16 16" aria-hidden="true">
    <path d="M4 2.5v11l9-5.5z" {...(big && { fill: 'currentColor', stroke: 'none' })} />
  </svg>
);

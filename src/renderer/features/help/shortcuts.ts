export interface Shortcut {
  readonly name: string
  /** Each is one way to do it; within one, the keys that are pressed together. */
  readonly keys: readonly (readonly string[])[]
}

/** The keys that exist, by where they work. */
export const shortcuts: readonly { readonly where: string; readonly list: readonly Shortcut[] }[] = [
  {
    where: 'Anywhere',
    list: [
      { name: 'Next, previous pane', keys: [['F6'], ['Shift', 'F6']] },
      {
        name: 'Back, forward',
        keys: [
          ['Alt', '←'],
          ['Alt', '→'],
        ],
      },
      { name: 'Show or hide the sidebar', keys: [['Ctrl', 'B']] },
      { name: 'Filter the list', keys: [['/']] },
      { name: 'Look for new and changed threads', keys: [['F5']] },
      { name: 'This sheet', keys: [['?']] },
      { name: 'About history modes', keys: [['F1']] },
    ],
  },
  {
    where: 'List',
    list: [
      { name: 'Next, previous thread', keys: [['↓'], ['↑']] },
      { name: 'First, last', keys: [['Home'], ['End']] },
      { name: 'Page down, up', keys: [['PgDn'], ['PgUp']] },
      { name: 'Jump by first letters', keys: [['a to z']] },
      { name: 'Go into the thread', keys: [['Enter']] },
      { name: 'In the filter: clear, then back', keys: [['Esc']] },
    ],
  },
  {
    where: 'Thread',
    list: [
      { name: 'Next, previous turn', keys: [[']'], ['[']] },
      { name: 'Back to the list', keys: [['Esc']] },
      { name: 'Reveal the file', keys: [['R']] },
      { name: 'Copy thread id', keys: [['I']] },
      { name: 'Copy file path', keys: [['P']] },
    ],
  },
]

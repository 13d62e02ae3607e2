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
      { name: 'Search the texts of all threads', keys: [['Ctrl', 'Shift', 'F']] },
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
      { name: 'Find in the thread', keys: [['Ctrl', 'F']] },
      { name: 'Next, previous match', keys: [['F3'], ['Shift', 'F3']] },
      { name: 'Back to the list', keys: [['Esc']] },
      { name: 'Reveal the file', keys: [['R']] },
      { name: 'Copy thread id', keys: [['I']] },
      { name: 'Copy file path', keys: [['P']] },
    ],
  },
  {
    where: 'Transcript',
    list: [
      { name: 'Next, previous turn', keys: [[']'], ['[']] },
      { name: 'Next, previous message of yours', keys: [['U'], ['Shift', 'U']] },
      { name: 'Next, previous failure', keys: [['E'], ['Shift', 'E']] },
      { name: 'Next, previous file change', keys: [['D'], ['Shift', 'D']] },
      { name: 'Next, previous item', keys: [['J'], ['K']] },
      { name: 'Beginning, end', keys: [['Home'], ['End']] },
      { name: 'Fold or unfold the item', keys: [['Space']] },
      { name: 'Fold or unfold the turn', keys: [['X']] },
      { name: 'Copy item, turn as Markdown', keys: [['C'], ['Shift', 'C']] },
      { name: 'Raw record', keys: [['Ctrl', 'Enter']] },
      { name: 'Show or hide the turns', keys: [['O']] },
      { name: 'Follow the end', keys: [['F']] },
    ],
  },
  {
    where: 'Time line above the text',
    list: [
      { name: 'Next, previous turn', keys: [['→'], ['←']] },
      { name: 'Ten turns on, back', keys: [['PgDn'], ['PgUp']] },
    ],
  },
  {
    where: 'Timeline',
    list: [
      { name: 'Zoom in, out', keys: [['+'], ['−']] },
      { name: 'Move', keys: [['←'], ['→']] },
      { name: 'All of it', keys: [['0']] },
    ],
  },
  {
    where: 'Raw',
    list: [
      { name: 'Next, previous line', keys: [['↓'], ['↑']] },
      { name: 'Next, previous problem', keys: [['N'], ['Shift', 'N']] },
      { name: 'Go to a line', keys: [['G']] },
      { name: 'Show in the transcript', keys: [['Enter']] },
    ],
  },
]

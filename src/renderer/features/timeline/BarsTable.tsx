import { count } from '../../util/format.ts'
import type { Bar } from './bars.ts'
import { tokenParts } from './totals.ts'
import { barName, percent } from './words.ts'

/** What the bars show, for those who cannot see them. */
export function BarsTable({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <div className="vh">
      <table>
        <caption>Tokens per turn</caption>
        <thead>
          <tr>
            <th scope="col">Turn</th>
            <th scope="col">Input, not cached</th>
            <th scope="col">Input, cached</th>
            <th scope="col">Output</th>
            <th scope="col">Reasoning</th>
            <th scope="col">Context</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(bar => {
            const parts = bar.tokens === null ? null : tokenParts(bar.tokens)
            const cell = (value: number | undefined) => (value === undefined ? 'not said' : count(value))
            return (
              <tr key={bar.from}>
                <th scope="row">{barName(bar)}</th>
                <td>{cell(parts?.input)}</td>
                <td>{cell(parts?.cached)}</td>
                <td>{cell(parts?.output)}</td>
                <td>{cell(parts?.reasoning)}</td>
                <td>
                  {bar.context === null ? 'not said' : count(bar.context)}
                  {bar.context !== null && bar.window !== null && `, ${percent(bar.context, bar.window)}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

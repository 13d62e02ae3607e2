import { gallery } from '../../src/fixtures/gallery/all-kinds.ts'
import { patchedPaths } from '../../src/fixtures/gallery/patches.ts'
import { expect, test } from '../fixtures/app.ts'
import { writeGallery } from '../fixtures/homes.ts'
import { Skein } from '../pages/skein.ts'
import { Transcript } from '../pages/transcript.ts'

/** Everything that a legacy file holds is in the transcript, as what it is, and marked where Skein had to work it out. */

test.use({ writeHome: { write: writeGallery } })

test('shows every kind of item, in the order of the file', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const items = await transcript.readAll()
  const numbers = items.map(item => item.number)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  const types = new Set(items.map(({ type }) => type))
  for (const type of [
    ...['userMessage', 'agentMessage', 'reasoning', 'commandExecution', 'fileChange', 'plan', 'mcpToolCall'],
    ...['dynamicToolCall', 'webSearch', 'imageView', 'imageGeneration', 'subAgentActivity', 'collabAgentToolCall'],
    ...['hookPrompt', 'enteredReviewMode', 'exitedReviewMode', 'contextCompaction', 'sleep', 'marker'],
  ]) {
    expect.soft(types, type).toContain(type)
  }
  const markers = new Set(items.map(({ marker }) => marker))
  for (const kind of ['context', 'goal', 'mail', 'error', 'notice']) expect.soft(markers, kind).toContain(kind)
  // Told by an event, so not worked out; and never twice.
  const said = items.filter(({ type, text }) => type === 'agentMessage' && text.includes('Tides for three harbours'))
  expect(said).toHaveLength(1)
  expect(said[0]?.reconstructed).toBe(false)
  expect(items.filter(({ text }) => text.includes('Metres, please, not feet'))).toHaveLength(1)
  // Each spelling of a patch is one change of one file, worked out from its call.
  for (const path of patchedPaths) {
    const changes = items.filter(({ type, text }) => type === 'fileChange' && text.includes(path))
    expect.soft(changes, path).toHaveLength(1)
    expect.soft(changes[0]?.reconstructed, path).toBe(true)
  }
})

test('shows commands as they were meant, with folder, time and outcome', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const failed = await transcript.reach(
    transcript.ofType('commandExecution').filter({ hasText: 'npm test -- --color' }),
  )
  await expect(failed).toContainText('exit 1')
  await expect(failed).toContainText('4.2')
  await expect(failed.getByTestId('reconstructed')).toBeVisible()
  // A shell around a script is peeled off, and its folder is said where it is another one.
  const peeled = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: "rg -n 'PERIOD'" }))
  await expect(peeled).not.toContainText('bash -lc')
  await expect(peeled.getByTestId('cwd')).toContainText('src')
  const older = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'make chart' }))
  await expect(older).toContainText('exit 2')
  await expect(older).not.toContainText('Wall time')
  const declined = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'rm -r build' }))
  await expect(declined).toContainText(/declined/i)
})

test('colours the output of commands and folds what is long, with honest counts', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const tests = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'npm test -- --color' }))
  const output = tests.getByTestId('output')
  await expect(output).toContainText('✗ src/moon.test.ts')
  await expect(output).toContainText('downloading 100 %')
  for (const rest of ['\u001b', '[31', 'downloading  10']) expect(await output.innerText()).not.toContain(rest)
  const red = output.getByText('AssertionError: expected 3.81 to be 3.8')
  const plain = output.getByText('src/height.test.ts')
  const colourOf = (element: Element) => getComputedStyle(element).color
  expect(await red.evaluate(colourOf)).not.toBe(await plain.evaluate(colourOf))

  const log = await transcript.reach(transcript.ofType('commandExecution').filter({ hasText: 'cat gauges.log' }))
  const fold = log.getByTestId('fold').first()
  await expect(fold).toContainText(/[\d,]+ more lines/)
  const hidden = Number((await fold.innerText()).match(/([\d,]+) more lines/)?.[1]?.replaceAll(',', ''))
  expect(hidden).toBeGreaterThan(3_000)
  expect(hidden).toBeLessThan(4_000)
})

test('tells how turns ended, in words', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const heading = async (prompt: string) => {
    return transcript.turnOf(await transcript.reach(transcript.saying(prompt)))
  }
  const failed = await heading('Now all harbours of the coast')
  await expect(failed).toContainText('Failed')
  await expect(failed).toHaveAttribute('data-turn-status', 'failed')
  await expect(transcript.root).toContainText('You have reached your usage limit')
  const refused = await heading('Open the lock of the harbour gate')
  await expect(refused).toContainText('Refused')
  const interrupted = await heading('Then only the northern ones')
  await expect(interrupted).toContainText('Interrupted')
  const open = await heading('Start with Northquay')
  await expect(open).not.toContainText(/Completed|Failed|Interrupted/)
  const completed = await heading('Run the tests and look at the gauge log')
  await expect(completed).toContainText('Completed')
  await expect(completed).toContainText('gpt-5-codex')
})

test('keeps turns that were taken back behind a switch, struck through', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  expect((await transcript.readAll()).map(({ text }) => text).join()).not.toContain('Use feet after all')
  await transcript.toggle('rolled-back-switch')
  const taken = await transcript.reach(transcript.saying('Use feet after all'))
  await expect(taken).toBeVisible()
  await expect(await transcript.turnOf(taken)).toHaveAttribute('data-rolled-back', 'true')
  const line = await taken.evaluate(element => {
    const struck = (one: Element): boolean => getComputedStyle(one).textDecorationLine.includes('line-through')
    return (
      struck(element) ||
      [...element.querySelectorAll('*')].some(struck) ||
      element.closest('[data-rolled-back]') !== null
    )
  })
  expect(line).toBe(true)
  const numbers = (await transcript.readAll()).map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, index) => index))
})

test('shows the summary of a compaction and what it saved', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const compaction = await transcript.reach(transcript.ofType('contextCompaction'))
  await expect(compaction).toContainText(/compacted/i)
  await expect(compaction).toContainText(/tokens/)
  await compaction.getByRole('button', { name: /summary/i }).click()
  await expect(transcript.root.getByTestId('compaction-summary').first()).toContainText('the chart lacks its axes')
})

test('folds injected context away, labelled, one click from view', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const context = await transcript.reach(transcript.ofType('marker').filter({ hasText: /AGENTS\.md/ }))
  await expect(context).not.toContainText('Heights are metres above chart datum')
  const open = context.getByTestId('marker-open')
  await expect(open).toHaveAttribute('aria-expanded', 'false')
  await open.click()
  await expect(context).toContainText('Commands may write inside the workspace')
  await context.getByTestId('fold').click()
  await expect(context).toContainText('Heights are metres above chart datum')
})

test('shows reviews with their findings, steering messages, and reasoning folded', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const reasoning = await transcript.reach(transcript.ofType('reasoning'))
  await expect(reasoning).not.toContainText('needs a year of readings')
  await reasoning.getByTestId('reasoning-open').click()
  await expect(reasoning).toContainText('needs a year of readings')
  const steering = await transcript.reach(transcript.saying('Metres, please, not feet'))
  await expect(steering).toContainText('Sent while it was working')
  const review = await transcript.reach(transcript.ofType('exitedReviewMode'))
  await expect(review.getByTestId('review-finding')).toHaveCount(2)
  await expect(review).toContainText('Keep the phase small')
  await expect(review).toContainText('src/height.ts')
})

test('links sub-agents both ways', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const started = await transcript.reach(transcript.ofType('subAgentActivity').filter({ hasText: 'gauge' }))
  await started.getByTestId('agent-link').first().click()
  await expect(skein.row(gallery.legacyAgent)).toHaveAttribute('aria-selected', 'true')
  await expect(transcript.saying('Read all gauges')).toBeVisible()
  await window.getByRole('tab', { name: 'Metadata' }).click()
  await window.locator(`[data-testid="family-member"][data-thread-id="${gallery.allKinds}"]`).first().click()
  await expect(skein.row(gallery.allKinds)).toHaveAttribute('aria-selected', 'true')
})

test('leads to a paginated sub-agent only as far as its refusal', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  const started = await transcript.reach(transcript.ofType('subAgentActivity').filter({ hasText: 'almanac' }))
  await started.getByTestId('agent-link').first().click()
  await expect(skein.refusal).toBeVisible()
  await expect(window.getByText('SECRET of a paginated thread')).toHaveCount(0)
})

test('says where the inherited part of a fork ends, and leads to its source', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.fork).click()
  const boundary = await transcript.reach(window.getByTestId('fork-boundary'))
  await expect(boundary).toBeVisible()
  await expect(boundary.getByTestId('fork-source')).toBeVisible()
  const items = await transcript.readAll()
  expect(items.filter(({ text }) => text.includes('From here on in feet'))).toHaveLength(1)
  await transcript.toStart()
  await expect(transcript.turns.first()).toHaveAttribute('data-inherited', 'true')
  await (await transcript.reach(window.getByTestId('fork-source'))).click()
  await expect(skein.row(gallery.allKinds)).toHaveAttribute('aria-selected', 'true')
})

test('reads threads from before the envelope as well as the others', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.preEnvelope).click()
  const items = await transcript.readAll()
  const types = items.map(({ type }) => type)
  for (const type of ['userMessage', 'reasoning', 'commandExecution', 'fileChange', 'plan', 'agentMessage']) {
    expect.soft(types, type).toContain(type)
  }
  expect(items.find(({ text }) => text.includes('npm test'))?.text).toContain('exit 1')
})

test('the ledger at the end adds up', async ({ window }) => {
  const skein = new Skein(window)
  const transcript = new Transcript(window)
  await skein.row(gallery.allKinds).click()
  await transcript.toEnd()
  const ledger = window.getByTestId('ledger')
  await expect(ledger).toContainText(/lines/)
  // Kept in the file and not shown: named, with counts.
  await expect(ledger).toContainText(/not shown/i)
})

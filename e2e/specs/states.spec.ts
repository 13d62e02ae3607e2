import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fixtureId } from '../../src/fixtures/ids.ts'
import { writeSampleHome } from '../../src/fixtures/sample/home.ts'
import { minimalThread } from '../../src/fixtures/thread.ts'
import { writeRollout } from '../../src/fixtures/write.ts'
import { expect, test } from '../fixtures/app.ts'
import { resize } from '../fixtures/page.ts'
import { Skein } from '../pages/skein.ts'

/** What the window says when there is nothing to list, and how one gets on from there. */

test.describe('a home without threads', () => {
  test.use({ writeHome: { write: home => mkdirSync(join(home, 'sessions'), { recursive: true }) } })

  test('says where it looked and opens the samples', async ({ window, home }) => {
    const welcome = window.getByTestId('welcome')
    await expect(welcome).toContainText(`${home}/sessions`)
    await expect(welcome).toContainText(`${home}/archived_sessions`)
    await expect(welcome).toContainText('no such folder')
    await window.getByTestId('open-sample').click()
    await expect(new Skein(window).rows.first()).toBeVisible()
    await expect(welcome).toHaveCount(0)
  })

  test('says so in the smallest window, too', async ({ electronApp, window }) => {
    const welcome = window.getByTestId('welcome')
    await expect(welcome).toBeVisible()
    await resize(electronApp, 760, 480)
    await expect(new Skein(window).filter).toBeHidden()
    await expect(welcome).toBeVisible()
    await window.getByTestId('open-sample').click()
    await expect(new Skein(window).rows.first()).toBeVisible()
  })

  test('opens another folder', async ({ electronApp, window, profile }) => {
    const other = join(profile, '..', 'other')
    mkdirSync(other)
    writeSampleHome(other)
    await electronApp.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
    }, other)
    await window.getByTestId('choose-home').click()
    await expect(new Skein(window).rows.first()).toBeVisible()
    await expect(window.getByTestId('home')).toHaveCount(2)
  })
})

test.describe('a home that gets a thread', () => {
  const added = fixtureId('added')

  test('has it in the list after looking again', async ({ window, home }) => {
    const skein = new Skein(window)
    await expect(skein.rows.first()).toBeVisible()
    writeRollout(home, minimalThread({ id: added, timestamp: '2026-11-21T10:00:00.000Z', preview: 'Just begun' }))
    await window.keyboard.press('F5')
    await expect(skein.row(added)).toContainText('Just begun')
  })
})

test.describe('a home that is not there', () => {
  test.use({ launchArgs: ['--home', join(import.meta.dirname, 'no-such-home')] })

  test('is told of, beside the one that is', async ({ window }) => {
    await expect(new Skein(window).rows.first()).toBeVisible()
    await expect(window.getByTestId('home')).toHaveCount(2)
  })
})

test.describe('a link to a thread that is not there', () => {
  test.use({ launchArgs: ['skein://thread/01234567-89ab-7def-8123-456789abcdef'] })

  test('says so, and the list goes on working', async ({ window }) => {
    const skein = new Skein(window)
    await expect(window.getByTestId('error-state')).toContainText('01234567-89ab-7def-8123-456789abcdef')
    await skein.rows.first().click()
    await expect(skein.refusal.or(skein.transcript)).toBeVisible()
  })
})

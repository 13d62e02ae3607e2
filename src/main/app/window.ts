import { BrowserWindow, nativeTheme, screen } from 'electron'
import { createFuse } from '../engine/fuse.ts'
import { PAGE_URL } from '../security/page.ts'
import type { Log } from './log.ts'
import { isReachable, readWindowState, writeWindowState } from './window-state.ts'

export interface WindowOptions {
  /** The built preload, absolute. */
  readonly preload: string
  /** Where size and position are kept. */
  readonly stateFile: string
  readonly devTools: boolean
  readonly log: Log
}

const DEFAULT_SIZE = { width: 1440, height: 900 }
const MIN_SIZE = { minWidth: 760, minHeight: 480 }
/** Height of the bar that the page draws itself, in pixels. */
const BAR_HEIGHT = 40
/** Whether the page draws the top of the window itself. */
const OWN_BAR = process.platform !== 'linux'
/** The page's own colours (styles/tokens.css), so that nothing flashes before its first paint. */
const COLORS = {
  dark: { canvas: '#17181b', bar: { color: '#121316', symbolColor: '#eef0f3' } },
  light: { canvas: '#ffffff', bar: { color: '#f8f8f9', symbolColor: '#15171c' } },
}

/** Makes the one window and loads the page into it; it shows itself once there is something to see. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const state = readWindowState(options.stateFile)
  if (state !== null) nativeTheme.themeSource = state.theme
  const place = state !== null && isReachable(state, workAreas()) ? state : null
  const colors = currentColors()
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...(place === null ? {} : { x: place.x, y: place.y, width: place.width, height: place.height }),
    ...MIN_SIZE,
    title: 'Skein',
    show: false,
    backgroundColor: colors.canvas,
    autoHideMenuBar: true,
    ...(OWN_BAR ? { titleBarStyle: 'hidden' as const, titleBarOverlay: { ...colors.bar, height: BAR_HEIGHT } } : {}),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: options.devTools,
    },
  })
  if (place?.maximized) window.maximize()
  followTheme(window)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => rememberState(window, options))
  keepAlive(window, options.log)
  window.loadURL(PAGE_URL).catch(error => options.log.error('the page cannot be loaded', error))
  return window
}

/** Loads the page again when its process ends by itself, unless that happens over and over. */
function keepAlive(window: BrowserWindow, log: Log): void {
  const fails = createFuse(3, 60_000)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.warn(`the page's process ended (${reason})`)
    if (!fails()) window.webContents.reload()
  })
}

function workAreas() {
  return screen.getAllDisplays().map(display => display.workArea)
}

function currentColors() {
  return nativeTheme.shouldUseDarkColors ? COLORS.dark : COLORS.light
}

/** Keeps what is drawn around and behind the page in the page's own colours. */
function followTheme(window: BrowserWindow): void {
  const update = () => {
    const { canvas, bar } = currentColors()
    window.setBackgroundColor(canvas)
    if (OWN_BAR) window.setTitleBarOverlay({ ...bar, height: BAR_HEIGHT })
  }
  nativeTheme.on('updated', update)
  window.once('closed', () => nativeTheme.off('updated', update))
}

function rememberState(window: BrowserWindow, { stateFile, log }: WindowOptions): void {
  try {
    const { themeSource: theme } = nativeTheme
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized(), theme })
  } catch (error) {
    log.error('the place of the window cannot be remembered', error)
  }
}

import { BrowserWindow, nativeTheme, screen } from 'electron'
import { createFuse } from '../engine/fuse.ts'
import { PAGE_URL } from '../security/page.ts'
import type { Log } from './log.ts'
import { isReachable, readWindowState, type WindowState, writeWindowState } from './window-state.ts'

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
/** The page's own colours (styles/tokens.css), so that nothing flashes before its first paint. */
const COLORS = {
  dark: { canvas: '#17181b', bar: { color: '#121316', symbolColor: '#eef0f3' } },
  light: { canvas: '#ffffff', bar: { color: '#f8f8f9', symbolColor: '#15171c' } },
}

/** Makes the one window and loads the page into it; it shows itself once there is something to see. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const colors = nativeTheme.shouldUseDarkColors ? COLORS.dark : COLORS.light
  const state = rememberedState(options.stateFile)
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...(state === null ? {} : { x: state.x, y: state.y, width: state.width, height: state.height }),
    ...MIN_SIZE,
    title: 'Skein',
    show: false,
    backgroundColor: colors.canvas,
    autoHideMenuBar: true,
    ...(process.platform === 'linux'
      ? {}
      : { titleBarStyle: 'hidden' as const, titleBarOverlay: { ...colors.bar, height: BAR_HEIGHT } }),
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
  if (state?.maximized) window.maximize()
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

function rememberedState(file: string): WindowState | null {
  const state = readWindowState(file)
  const areas = screen.getAllDisplays().map(display => display.workArea)
  return state !== null && isReachable(state, areas) ? state : null
}

function rememberState(window: BrowserWindow, { stateFile, log }: WindowOptions): void {
  try {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  } catch (error) {
    log.error('the place of the window cannot be remembered', error)
  }
}

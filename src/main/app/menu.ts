import { Menu, type MenuItemConstructorOptions } from 'electron'

/** Sets the application's menu: what the system expects to be there. Everything else is in the window. */
export function setMenu(options: { readonly devTools: boolean; readonly platform: NodeJS.Platform }): void {
  const appMenu: MenuItemConstructorOptions[] = options.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const develop: MenuItemConstructorOptions[] = options.devTools
    ? [{ role: 'reload' }, { role: 'toggleDevTools' }, { type: 'separator' }]
    : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...appMenu,
      { role: 'editMenu' },
      {
        label: '&View',
        submenu: [
          ...develop,
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
      { role: 'help', submenu: [{ role: 'about' }] },
    ]),
  )
}

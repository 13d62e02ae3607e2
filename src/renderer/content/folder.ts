import { createContext } from 'react'

/** The folder that the thread ran in. */
export const FolderContext = createContext('')

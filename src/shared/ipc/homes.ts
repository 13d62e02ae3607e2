import * as z from 'zod'
import { nothing, route } from './route.ts'

/** Homes as a person opens, names, orders and closes them. Paths come from the system's dialog or a drop, never from the page. */

export const homeName = z.string().trim().max(100)

/** What opening some paths came to. */
export const openResult = z.object({
  /** How many of them are open now, also those that were before. */
  opened: z.number().int(),
  /** What could not be opened, by the last part of its path, and why, in words. */
  failed: z.array(z.object({ name: z.string(), message: z.string() })),
  /** What was left out of archives, in words. */
  notes: z.array(z.string()),
})
export type OpenResult = z.infer<typeof openResult>

/** How far the opening of an archive is. */
export const opening = z.object({
  /** Of the archive: the last part of its path. */
  name: z.string(),
  /** `checking`: its content is compared with what was opened before. */
  phase: z.enum(['checking', 'unpacking']),
  /** Bytes of the archive. */
  done: z.number(),
  total: z.number(),
})
export type Opening = z.infer<typeof opening>

const one = { homeId: z.int() }

/** Routes that the main process answers. */
export const homeRoutes = {
  /** Asks for a folder, or for archives and rollout files, and opens them; nothing is opened where the person cancels. */
  'homes.choose': route(z.strictObject({ what: z.enum(['folder', 'archive']) }), openResult),
  /** Gives a home a name; an empty one takes it away. */
  'homes.rename': route(z.strictObject({ ...one, name: homeName }), nothing),
  /** Closes a home: its folder is left alone; of a case Skein's own copy is deleted. */
  'homes.remove': route(z.strictObject(one), nothing),
  /** Puts a home at a place of the order, counted from 0. */
  'homes.move': route(z.strictObject({ ...one, to: z.int().min(0) }), nothing),
  /** Shows the folder of a home, or the archive of a case, in the system's file manager. */
  'homes.reveal': route(z.strictObject(one), z.object({ revealed: z.boolean() })),
} as const
export type HomeRoute = keyof typeof homeRoutes

/** What comes with a drop: not a route, since the page has no paths to give (docs/security.md, S31). */
export const dropped = z.array(z.string().min(1).max(4096)).min(1).max(100)

import * as z from 'zod'
import type { SkeinLink } from '../skein-link.ts'

const place = z.int().positive().nullable()

/** A place in Skein, as one process hands it to another. */
export const skeinLinkSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('thread'), id: z.string().max(128), line: place, item: place }),
  z.strictObject({ to: z.literal('search'), text: z.string().max(4000) }),
]) satisfies z.ZodType<SkeinLink>

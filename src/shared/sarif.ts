import * as z from 'zod'

/** What `skein check --sarif` prints: the part of SARIF 2.1.0 that Skein uses. */

export const SARIF_SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

const text = z.object({ text: z.string() })
export const sarifLevel = z.enum(['error', 'warning', 'note'])
export type SarifLevel = z.infer<typeof sarifLevel>

/** A check. */
export const sarifRule = z.object({
  id: z.string(),
  shortDescription: text,
  fullDescription: text,
  help: text,
  defaultConfiguration: z.object({ level: sarifLevel }),
})
export type SarifRule = z.infer<typeof sarifRule>

/** A finding. */
export const sarifResult = z.object({
  ruleId: z.string(),
  /** Its place among the rules. */
  ruleIndex: z.int().min(0),
  level: sarifLevel,
  message: text,
  locations: z
    .array(
      z.object({
        physicalLocation: z.object({
          /** A reference as in RFC 3986, relative where the path was given so. */
          artifactLocation: z.object({ uri: z.string() }),
          /** Left out of findings about a whole file. */
          region: z.object({ startLine: z.int().min(1), byteOffset: z.int().min(0) }).optional(),
        }),
      }),
    )
    .length(1),
})
export type SarifResult = z.infer<typeof sarifResult>

export const sarifLog = z.object({
  $schema: z.literal(SARIF_SCHEMA),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({ name: z.literal('skein'), semanticVersion: z.string(), rules: z.array(sarifRule) }),
        }),
        results: z.array(sarifResult),
      }),
    )
    .length(1),
})
export type SarifLog = z.infer<typeof sarifLog>

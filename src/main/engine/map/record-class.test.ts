import { describe, expect, it } from 'vitest'
import { KINDS } from '../transcript/replay/kinds.ts'
import { classOfKind } from './record-class.ts'

describe('the class of a kind', () => {
  it('is known for every kind that Skein knows', () => {
    expect(KINDS.filter(({ name }) => classOfKind(name) === 'other').map(({ name }) => name)).toEqual([])
  })

  it.each([
    ['session_meta', 'head'],
    ['turn_context', 'context'],
    ['compacted', 'context'],
    ['event_msg/context_compacted', 'context'],
    ['response_item/message:user', 'message'],
    ['response_item/message:assistant', 'message'],
    ['response_item/message', 'message'],
    ['response_item/message:developer', 'context'],
    ['response_item/message:stranger', 'context'],
    ['event_msg/user_message', 'message'],
    ['event_msg/agent_message_delta', 'message'],
    ['response_item/reasoning', 'thinking'],
    ['event_msg/agent_reasoning_raw_content_delta', 'thinking'],
    ['response_item/function_call_output', 'call'],
    ['event_msg/exec_command_end', 'call'],
    ['event_msg/dynamic_tool_call_response', 'call'],
    ['event_msg/token_count', 'event'],
    ['event_msg/item_completed:Plan', 'event'],
    ['event_msg/from_the_future', 'other'],
    ['from_the_future', 'other'],
    ['?', 'other'],
  ])('%s is %s', (kind, expected) => {
    expect(classOfKind(kind)).toBe(expected)
  })
})

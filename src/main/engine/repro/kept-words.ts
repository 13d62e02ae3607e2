/**
 * What a minimal repro keeps of texts: the words of the format itself (names of keys, kinds, roles, states and tools), and
 * the phrases by which a client marks what it writes. They say nothing of anybody, and without them it would replay otherwise.
 */

const WORDS = new Set(
  `-lc _meta absolute_file_path account_scoped action action_name active active_turn_not_steerable Add add
  additional_tools agent agent_id agent_message agent_message_delta agent_nickname agent_path agent_reasoning
  agent_reasoning_delta agent_reasoning_raw_content agent_reasoning_raw_content_delta agent_role agent_thread_id
  agent_type agentMessage agents_md aggregated_output answer app_name apply_patch apply_patch_approval_request
  applypatch approval approval_policy approvalPolicy approvals_reviewer approved_command_prefixes Apps
  apps_instructions appServer archived_sessions arguments assistant assistant_messages assistant_messages_incomplete
  at audio author auto available background_event base_instructions bash block blocked body branch Budget
  budget_limited budgetLimited byte_range bytes cache_write_input_tokens cached_input_tokens call call_id callId
  changed changes chars cli cli_version client_authored client_id close_agent closeAgent cmd code code_location
  codex_cli_rs codex_error_info codex_exec codex_vscode collab_agent_interaction_end collab_agent_spawn_end
  collab_close_end collab_resume_end collab_waiting_end collabAgentToolCall collaboration_mode
  collaboration_mode_kind command commandExecution commandOutput commentary commit_hash comp_hash compacted
  compaction compaction_output compaction_response_id compaction_summary compaction_trigger complete completed
  completed_at completed_at_ms connector_id content content_item_kinds content_item_metadata content_items context
  context_compacted context_compaction context_window context_window_guidance contextCompaction count counts
  create_time credits current_date custom custom_tool_call custom_tool_call_output cut cwd danger-full-access data
  declined default Delete delete detail developer developer_instructions diff disabled disabled_plugin_ids duration
  duration_ms duration_seconds durationMs dynamic_tool_call_ dynamic_tool_call_request dynamic_tool_call_response
  dynamic_tools dynamicToolCall effort enabled encrypted_content end end_byte_offset end_ordinal_exclusive end_time
  entered_review_mode enteredReviewMode entries enveloped Environment Environments environments
  environments_instructions Err Error error errored event event_id event_msg exec exec_approval_request exec_command
  exec_command_begin exec_command_end exec_command_output_delta exit exit_code exitCode exited_review_mode
  exitedReviewMode explanation Extension failed failure fallback_token_limit_override false file fileChange
  filesystem final_answer find_in_page findings findInPage first first_window_id followup_task forked_from_id
  forked_from_ordinal_exclusive formatted_output from full function_call function_call_output ghost_commit
  ghost_snapshot git git_attribution Goal goal granular guardian_assessment harness head history_base history_mode
  history_sequence home Hook hook hook_completed hook_started hookPrompt host_skills id identity ids image
  image_details image_generation_ image_generation_begin image_generation_call image_generation_end image_url
  imageGeneration images imageView in_progress includeInstructions incomplete individual_limit info inherited
  initiating_agent_path inProgress input input_image input_text input_tokens inputImage inputText Instructions
  instructions inter_agent_communication inter_agent_communication_metadata interacted
  internal_chat_message_metadata_passthrough interrupted invalid invocation is_error isError item item_completed
  item_id item_started items justification key kind known last last_agent_message last_started_turn_id
  last_token_usage last_usage_includes_reasoning latest_token_usage_record lc legacy limit limit_id limit_name line
  line_range lines link_id list_files listFiles local local_audio local_image local_image_details local_images
  local_shell local_shell_call localImage made mail managed_developer_instructions max_output_tokens mcp
  mcp_app_resource_uri mcp_attribution mcp_elicitations mcp_tool_call_begin mcp_tool_call_end mcpToolCall
  memory_citation mention message message_id metadata mode model model_catalog model_context_window model_provider
  model_provider_id move_path multi_agent_mode multi_agent_version name namespace nanos never new_thread_id
  next_order none not_found note notFound Notice notice notLoaded nul null num_turns objective Ok ok on-failure
  on-request open_page openPage orchestrator_skills order ordinal ordinals originator other other_recipients output
  output_text output_tokens outputs overall_confidence_score overall_correctness overall_explanation paginated
  parent parent_thread_id parent_turn_id parsed_cmd patch patch_apply_begin patch_apply_end path pattern paused
  payload pending pending_init pendingInit permission_profile Permissions permissions persistent_mode Personality
  personality phase placeholder plain Plan plan plan_type plan_update plugin_id Plugins plugins_instructions
  preexisting_untracked_dirs preexisting_untracked_files previous_turn_settings previous_window_id primary
  process_id prompt proposed_plan provenance queries query rate_limit_reached_type rate_limits rationale raw_content
  read read-only realtime realtime_active reason reasoning reasoning_effort reasoning_output_tokens
  receiver_thread_id recipient record record_type replaced replacement_history replacement_history_metadata
  repository_url requested_approvals_reviewer response_id response_item result resume_agent resume_metadata
  resumeAgent retained_context retained_source review_ended review_output revised_prompt revisedPrompt revision
  risk_level role rolloutIds root_turn_id rows rules running runtime_workspace_roots sampled_through_sequence
  sandbox sandbox_approval sandbox_permissions sandbox_policy saved_path savedPath search second secondary secs
  send_input send_message sender_thread_id sendInput server server_name session_configured session_id session_meta
  sessions settings sh shell shell_command shutdown signal Skill skill Skills skills Sleep sleep source spawn_agent
  spawnAgent spend_control_reached start started started_at started_at_ms state status statuses stderr stdout step
  stream_error structuredContent sub_agent_activity subAgent subagent subAgentActivity success summary summary_text
  system table target targets task_complete task_started tell template_id text text_elements thread_goal_updated
  thread_id thread_name thread_name_updated thread_rollback_failed thread_rolled_back thread_settings
  thread_settings_applied thread_source thread_spawn thread_token_usage threadId threadName time
  time_to_first_token_ms timeout_ms timestamp timezone title to token_count token_usage_record tokens tool tool_name
  tool_search_call tool_search_output toolOutput tools total_token_usage total_tokens true truncation_policy ts turn
  turn_aborted turn_attribution turn_complete turn_context turn_diff turn_id turn_started turn_token_usage
  turn_trigger turnId turns type Undo undo_completed undo_started unified_diff unified_exec unified_exec_interaction
  unified_exec_startup unifiedExecInteraction unifiedExecStartup unknown unsupported untrusted update update_plan
  url usage usageLimited user user_facing_hint user_input_order user_instructions user_message user_messages
  user_messages_incomplete user_shell UserMessage userMessage userShell value verified_answers view_image
  view_image_tool_call vscode wait wait_agent Warning warning web_search web_search_begin web_search_call
  web_search_end webSearch whole window_id window_number with_escalated_permissions workdir working_directory
  workspace-write workspace_roots world_state write_stdin yield_time_ms zsh`.split(/\s+/),
)

/** Whether a text is nothing but a word of the format. */
export function isFormatWord(text: string): boolean {
  return WORDS.has(text)
}

const TAGS = `apps_instructions codex_internal_context collaboration_mode context_window_guidance context_window
  environment_context environments_instructions external_ goal_context hook_prompt instructions model_switch
  multi_agent_mode oai-mem-citation permissions\\x20instructions personality_spec plugins_instructions proposed_plan
  realtime_conversation recommended_plugins rollout_budget skills_instructions skill subagent_notification
  token_budget turn_aborted user_action user_instructions user_shell_command`

const PHRASES = [
  `</?(?:${TAGS.split(/\s+/).join('|')})`,
  '\\bhook_run_id\\b',
  '# AGENTS\\.md instructions',
  '^warning: (?:apply_patch was requested via|the maximum number of unified exec|your account was flagged)',
  // What stands before the output of a command.
  '^(?:Chunk ID: |Output:$|Process running with session ID )',
  '^(?:Wall time: [\\d.]+ seconds|(?:Exit code: |Process exited with code )-?\\d+|Total output lines: \\d+)$',
  '^Warning: truncated output \\(original token count: \\d+\\)$',
  // How a call came out.
  '^(?:exec command |exec_command |patch |user )?rejected\\b',
  'rejected by (?:the )?user|^user cancelled',
  '^(?:aborted|err|error|execution error|exec_command failed|apply_patch verification failed)\\b',
  '^(?:failed (?:in sandbox|to parse|to find|for)|tool call error|unsupported (?:call|custom tool call)|unable to)\\b',
  '^command timed out\\b',
  // Patches, and commands that apply them.
  '^\\*\\*\\* (?:Begin Patch|End Patch|Add File: |Update File: |Delete File: |Move to: |End of File)',
  '\\bapply_?patch\\b|\\b(?:EOF|PATCH)\\b|^cd (?=\\S)',
  '^mcp__|^file://|^data:image/[a-z0-9.+-]{1,40};base64,',
]

/** Finds the phrases in a text; with flag `g`. */
export const KEPT_PHRASES = new RegExp(PHRASES.join('|'), 'gim')

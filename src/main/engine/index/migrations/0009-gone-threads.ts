/** Nothing of a thread that is gone stays in the log of changes: a row of its home, without an id, says that one went. */
export const goneThreads = {
  version: 9,
  sql: `
DROP TRIGGER threads_deleted;
CREATE TRIGGER threads_deleted AFTER DELETE ON threads BEGIN
  -- First, so that the highest number still grows.
  INSERT OR REPLACE INTO thread_changes (home_id, thread_id) VALUES (old.home_id, '');
  DELETE FROM thread_changes WHERE home_id = old.home_id AND thread_id = old.id;
END;
INSERT OR REPLACE INTO thread_changes (home_id, thread_id) SELECT id, '' FROM homes;
DELETE FROM thread_changes WHERE thread_id <> '' AND (home_id, thread_id) NOT IN (SELECT home_id, id FROM threads);
`,
} as const

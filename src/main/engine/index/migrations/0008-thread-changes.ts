/** Which threads have changed since a reader last looked: it keeps a table of all threads (threads/table) up to date by it. */
export const threadChanges = {
  version: 8,
  sql: `
-- The last change of each thread; of one that is gone, that it went. Numbers only grow.
CREATE TABLE thread_changes (
  seq INTEGER PRIMARY KEY,
  home_id INTEGER NOT NULL,
  thread_id TEXT NOT NULL,
  UNIQUE (home_id, thread_id)
) STRICT;
CREATE TRIGGER threads_inserted AFTER INSERT ON threads BEGIN
  INSERT OR REPLACE INTO thread_changes (home_id, thread_id) VALUES (new.home_id, new.id);
END;
CREATE TRIGGER threads_updated_row AFTER UPDATE ON threads BEGIN
  INSERT OR REPLACE INTO thread_changes (home_id, thread_id) VALUES (new.home_id, new.id);
END;
CREATE TRIGGER threads_deleted AFTER DELETE ON threads BEGIN
  INSERT OR REPLACE INTO thread_changes (home_id, thread_id) VALUES (old.home_id, old.id);
END;
INSERT INTO thread_changes (home_id, thread_id) SELECT home_id, id FROM threads ORDER BY rowid;
`,
} as const

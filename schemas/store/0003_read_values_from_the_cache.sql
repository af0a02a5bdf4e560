-- The versions of a value are found through value_cache, which says where each stands; keeping an index in step cost
-- an import three times what its lines did. Who may not believe the cache makes an index for as long as it reads.

DROP INDEX value_line_by_key;

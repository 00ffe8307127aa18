package dev.larder.store.redis.record;

import dev.larder.store.redis.internal.Script;

/**
 * What is done to a record, each in one step. KEYS 1 is its hash, the others are its streams. All answer -1 if one of the keys
 * holds another type of Redis.
 */
final class RecordScripts {
    private static final String TYPES = """
            for i = 1, #KEYS do
              local kind = redis.call('TYPE', KEYS[i]).ok
              if kind ~= 'none' and kind ~= (i == 1 and 'hash' or 'string') then return -1 end
            end
            """;

    /** The bytes of the fields from ARGV 'first' on, and of the streams. */
    private static final String SIZE = """
            local function size(first)
              local sum = 0
              for i = first, #ARGV do sum = sum + redis.call('HSTRLEN', KEYS[1], ARGV[i]) end
              for i = 2, #KEYS do sum = sum + redis.call('STRLEN', KEYS[i]) end
              return sum
            end
            """;

    /**
     * Writes all: ARGV 1 is the deadline in milliseconds or '', ARGV 2 how many fields there are; then come each field and its
     * envelope, and for each stream '=' (it replaces what is there), '?' (only if there is nothing) or '-' (it goes), and its bytes.
     */
    static final Script SAVE = new Script("RECORD_SAVE", TYPES + """
            local at = 3 + 2 * ARGV[2]
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], unpack(ARGV, 3, at - 1))
            for i = 2, #KEYS do
              if ARGV[at] == '-' then
                redis.call('DEL', KEYS[i])
              elseif ARGV[at] == '=' or redis.call('EXISTS', KEYS[i]) == 0 then
                redis.call('SET', KEYS[i], ARGV[at + 1])
              end
              at = at + 2
            end
            for i = 1, #KEYS do
              if ARGV[1] == '' then
                redis.call('PERSIST', KEYS[i])
              else
                redis.call('PEXPIREAT', KEYS[i], ARGV[1])
              end
            end
            return 1
            """);

    /** The fields that ARGV 2 and the following name, and the streams. Not there: 0; more than ARGV 1 bytes: their number. */
    static final Script FIND = new Script("RECORD_FIND", TYPES + SIZE + """
            if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
            local bytes = size(2)
            if bytes > tonumber(ARGV[1]) then return bytes end
            local answer = {redis.call('HMGET', KEYS[1], unpack(ARGV, 2))}
            for i = 2, #KEYS do answer[i] = redis.call('GET', KEYS[i]) or '' end
            return answer
            """);

    /** Removes all; the number of keys that were there. */
    static final Script DELETE = new Script("RECORD_DELETE", """
            return redis.call('UNLINK', unpack(KEYS))
            """);

    /**
     * Appends ARGV 2 to the stream KEYS ARGV 1, keeping the deadline. Not there: 0; more than ARGV 3 bytes afterwards, the
     * fields that ARGV 4 and the following name included: their number.
     */
    static final Script APPEND = new Script("RECORD_APPEND", TYPES + SIZE + """
            if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
            local bytes = size(4) + #ARGV[2]
            if bytes > tonumber(ARGV[3]) then return bytes end
            local key = KEYS[tonumber(ARGV[1])]
            local fresh = redis.call('EXISTS', key) == 0
            if fresh then redis.call('SET', key, ARGV[2]) else redis.call('APPEND', key, ARGV[2]) end
            local left = redis.call('PTTL', KEYS[1])
            if fresh and left > 0 then redis.call('PEXPIRE', key, left) end
            return {1}
            """);

    private RecordScripts() {}
}

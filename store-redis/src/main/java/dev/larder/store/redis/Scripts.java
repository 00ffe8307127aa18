package dev.larder.store.redis;

import dev.larder.store.backend.BackendException;
import dev.larder.store.redis.internal.Script;
import io.lettuce.core.protocol.CommandType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Redis has no single command for, as scripts: each runs as one step. */
enum Scripts {
    /** Size, version and deadline (-1: none) of a string, or nothing. Redis 6.2 cannot tell a deadline, only what is left. */
    HEAD("""
            local value = redis.call('GET', KEYS[1])
            if not value then return false end
            local deadline = redis.pcall('PEXPIRETIME', KEYS[1])
            if type(deadline) == 'table' then
              local function now()
                local time = redis.call('TIME')
                return time[1] * 1000 + math.floor(time[2] / 1000)
              end
              local before, left
              repeat
                before = now()
                left = redis.call('PTTL', KEYS[1])
              until now() == before
              deadline = left < 0 and -1 or before + left
            end
            return {#value, redis.sha1hex(value), deadline}
            """),
    /** Sets a string (ARGV 2) with a deadline (ARGV 3, or '') if its version is ARGV 1. */
    REPLACE("""
            local value = redis.call('GET', KEYS[1])
            if not value or redis.sha1hex(value) ~= ARGV[1] then return 0 end
            if ARGV[3] == '' then
              redis.call('SET', KEYS[1], ARGV[2])
            else
              redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3])
            end
            return 1
            """),
    /** Deletes a string if its version is ARGV 1. */
    DELETE("""
            local value = redis.call('GET', KEYS[1])
            if not value or redis.sha1hex(value) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """),
    /** Bytes ARGV 1 to ARGV 2 of a string, or nothing; its size instead if that is more than ARGV 3 bytes. */
    RANGE("""
            local size = redis.call('STRLEN', KEYS[1])
            if size == 0 and redis.call('EXISTS', KEYS[1]) == 0 then return false end
            if math.min(size, ARGV[2] + 1) - ARGV[1] > tonumber(ARGV[3]) then return size end
            return redis.call('GETRANGE', KEYS[1], ARGV[1], ARGV[2])
            """),
    /** Gets and deletes a string; its size instead if that is more than ARGV 1 bytes. */
    TAKE_PLAIN("""
            local size = redis.call('STRLEN', KEYS[1])
            if size > tonumber(ARGV[1]) then return size end
            local value = redis.call('GET', KEYS[1])
            if value then redis.call('DEL', KEYS[1]) end
            return value
            """),
    /**
     * Moves a string (KEYS 1) to its receipt (KEYS 2) for ARGV 2 milliseconds and returns it with a 1; asked again with the
     * same receipt, returns it again. Nothing there: 0; more than ARGV 1 bytes: 3 and the size. When it is not the first time
     * that this receipt is shown (ARGV 3), then "nothing" is kept under it too, as a set, so that an earlier order that
     * arrives late takes nothing: 2.
     */
    TAKE("""
            local kept = redis.call('TYPE', KEYS[2]).ok
            if kept == 'string' then return {1, redis.call('GET', KEYS[2])} end
            if kept ~= 'none' then return {2} end
            local size = redis.call('STRLEN', KEYS[1])
            local answer
            if size > tonumber(ARGV[1]) then
              answer = {3, size}
            elseif redis.call('EXISTS', KEYS[1]) == 0 then
              answer = {0}
            else
              redis.call('RENAME', KEYS[1], KEYS[2])
              redis.call('PEXPIRE', KEYS[2], ARGV[2])
              return {1, redis.call('GET', KEYS[2])}
            end
            if ARGV[3] == '1' then
              redis.call('SADD', KEYS[2], '')
              redis.call('PEXPIRE', KEYS[2], ARGV[2])
            end
            return answer
            """);

    private final String source;
    private final String sha;

    Scripts(String source) {
        Script script = new Script(name(), source);
        this.source = source;
        this.sha = script.sha();
    }

    /** Runs the script by its digest, and by its text where the server does not know it, or no longer. */
    @Nullable
    Object run(Exchange exchange, boolean changes, Until until, List<byte[]> keys, Object... args)
            throws BackendException {
        return run(new Script(name(), source, sha), exchange, changes, until, keys, List.of(args));
    }

    static @Nullable Object run(
            Script script, Exchange exchange, boolean changes, Until until, List<byte[]> keys, List<?> args)
            throws BackendException {
        try {
            return exchange.ask(order(CommandType.EVALSHA, script.sha(), script, keys, args), changes, until);
        } catch (BackendException e) {
            if (!Trouble.answered(e, "NOSCRIPT")) {
                throw e;
            }
            return exchange.ask(byText(script, keys, args), changes, until);
        }
    }

    /** Asks for the script by its text, which every server knows. */
    static Order byText(Script script, List<byte[]> keys, List<?> args) {
        return order(CommandType.EVAL, script.source(), script, keys, args);
    }

    private static Order order(CommandType type, String text, Script script, List<byte[]> keys, List<?> args) {
        Order order = Order.of(type).arg(text).arg(keys.size()).note("script " + script.name());
        keys.forEach(order::key);
        for (Object arg : args) {
            if (arg instanceof byte[] bytes) {
                order.arg(bytes);
            } else {
                order.arg(arg.toString());
            }
        }
        return order;
    }
}

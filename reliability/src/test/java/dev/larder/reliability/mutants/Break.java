package dev.larder.reliability.mutants;

import dev.larder.store.backend.Backend;
import dev.larder.store.backend.Blob;
import dev.larder.store.backend.Capability;
import dev.larder.store.backend.Guard;
import dev.larder.store.backend.Meta;
import dev.larder.store.backend.OutputWriter;
import dev.larder.store.backend.Page;
import dev.larder.store.backend.Verb;
import dev.larder.store.backend.Version;
import dev.larder.store.backend.Write;
import dev.larder.store.memory.MemoryBackend;
import dev.larder.store.memory.MemoryConfig;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ways in which a backend can be wrong besides the {@link Mutant}s, and the tests of the kit that must notice each. */
record Break(String name, Function<Backend, Backend> over, List<String> noticedBy) {
    static final List<Break> ALL = List.of(
            of("pop that leaves the value", PopThatLeaves::new, "popGivesTheValueOnce", "aPoppedKeyMayBePutAgain"),
            of(
                    "guards ignored",
                    GuardsIgnored::new,
                    "putIfAbsentLeavesWhatIsThere",
                    "replaceRefusesAStaleVersion",
                    "replaceRefusesTheAbsent",
                    "deleteRefusesAStaleVersion",
                    "aForeignVersionFitsNothing"),
            of(
                    "guards checked before",
                    GuardsCheckedBefore::new,
                    "onePutsWhatIsAbsent",
                    "onePutsOverWhatHasEnded",
                    "oneReplacesAVersion",
                    "oneDeletesAVersion",
                    "noUpdateIsLost"),
            of("explaining does it", ExplainingDoesIt::new, "explainingDoesNothing"),
            of("explaining shows the value", ExplainingShows::new, "noValueIsShown"),
            of("explaining says nothing", ExplainingSaysNothing::new, "everyVerbIsExplained"),
            of("reasons for what it can", ReasonsForAll::new, "whatIsClaimedNeedsNoReason"),
            of("expired is there", ExpiredIsThere::new, "expiredIsAbsentForEveryReadingVerb"),
            of("deadline lost", DeadlineLost::new, "theDeadlineIsTold", "everyWritingVerbTakesATtl"),
            of("deadline kept", DeadlineKept::new, "aWriteWithoutTtlClearsTheDeadline"),
            of("prefix is a pattern", PrefixIsAPattern::new, "aPrefixIsTakenLiterally", "aViewOfAnyPrefix"),
            of("prefix is a folder", PrefixIsAFolder::new, "aPrefixIsTakenLiterally", "aPrefixMayEndWithinASegment"),
            of("cursor is a number", CursorIsANumber::new, "whatStaysIsListedOnceWhileKeysComeAndGo"),
            of("pages overlap", PagesOverlap::new, "eachKeyIsListedOnce", "manyPagesAreOneListing"),
            of("pages end early", PagesEndEarly::new, "eachKeyIsListedOnce", "foldersAreNoBorder"),
            of("arrays shared", ArraysShared::new, "arraysAreNotShared", "arraysAreNotSharedByBulkVerbs"),
            of(
                    "version never changes",
                    VersionNeverChanges::new,
                    "theVersionChangesWithTheBytes",
                    "versionsOfDifferentValuesDiffer",
                    "replaceWritesOverTheVersionExpected"),
            of(
                    "claims too much",
                    inner -> new Claiming(nested(inner), EnumSet.allOf(Capability.class)),
                    "nestedKeysAreIndependent"),
            of(
                    "claims too little",
                    inner -> new Claiming(inner, EnumSet.of(Capability.LIST)),
                    "itClaimsWhatWasWrittenDown",
                    "requiringAsksTheCapabilities"),
            of("case folded", inner -> new Renaming(inner, key -> key.toLowerCase(Locale.ROOT)), "legalKeysDoNotMeet"),
            of(
                    "keys trimmed",
                    inner -> new Renaming(inner, key -> key.strip() + "."),
                    "keysAreIndependent",
                    "legalKeysDoNotMeet"),
            of(
                    "keys normalised",
                    inner -> new Renaming(inner, Break::normalised),
                    "legalKeysDoNotMeet",
                    "aLegalKeyIsTakenLiterally"),
            of(
                    "keys cut",
                    inner -> new Renaming(inner, key -> key.substring(0, Math.min(255, key.length()))),
                    "noKeyIsCut"),
            of("stream committed too early", CommittedTooEarly::new, "aBodyThatThrowsLeavesTheOldValue"),
            of("stream written in place", WrittenInPlace::new, "nothingIsSeenBeforeTheBodyReturns"),
            of(
                    "debris listed",
                    DebrisListed::new,
                    "aBodyThatThrowsLeavesTheOldValue",
                    "nothingIsSeenBeforeTheBodyReturns"),
            of("range ignored", RangeIgnored::new, "aRangeIsPartOfTheValue"),
            of("value in two steps", ValueInTwoSteps::new, "noOneReadsHalfAValue"),
            of("count invented", CountInvented::new, "deleteAllDeletesAllAndCounts", "aQueryChoosesKeys"),
            of("closing twice fails", ClosingTwiceFails::new, "closingIsIdempotent"));

    private static Break of(String name, Function<Backend, Backend> over, String... noticedBy) {
        return new Break(name, over, List.of(noticedBy));
    }

    @Override
    public String toString() {
        return name;
    }

    private static String normalised(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFC);
    }

    /** A backend of its own that cannot nest keys. */
    private static Backend nested(Backend inner) {
        try {
            inner.close();
            return MemoryBackend.open(MemoryConfig.standard().emulate(MemoryConfig.Emulate.FS));
        } catch (Exception e) {
            throw new IllegalStateException("A memory backend did not open", e);
        }
    }

    private static final class PopThatLeaves extends Broken {
        PopThatLeaves(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Blob> take(String key) throws Exception {
            return inner.get(key);
        }
    }

    private static final class GuardsIgnored extends Broken {
        GuardsIgnored(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            return inner.put(key, value, new Write(Guard.ALWAYS, write.deadline()));
        }

        @Override
        public boolean delete(String key, Guard guard) throws Exception {
            return inner.delete(key, Guard.ALWAYS);
        }
    }

    private static final class GuardsCheckedBefore extends Broken {
        GuardsCheckedBefore(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            if (!holds(key, write.guard())) {
                return Optional.empty();
            }
            return inner.put(key, value, new Write(Guard.ALWAYS, write.deadline()));
        }

        @Override
        public boolean delete(String key, Guard guard) throws Exception {
            return holds(key, guard) && inner.delete(key, Guard.ALWAYS);
        }

        private boolean holds(String key, Guard guard) throws Exception {
            if (guard.kind() == Guard.Kind.ALWAYS) {
                return true;
            }
            Optional<Version> version = inner.head(key).map(Meta::version);
            gap();
            return version.equals(Optional.ofNullable(guard.version()));
        }
    }

    private static final class ExpiredIsThere extends Broken {
        private final Map<String, Blob> put = new ConcurrentHashMap<>();

        ExpiredIsThere(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            Optional<Version> version = inner.put(key, value, write);
            inner.get(key).ifPresent(blob -> put.put(key, blob));
            return version;
        }

        @Override
        public Optional<Meta> head(String key) {
            return Optional.ofNullable(put.get(key)).map(Blob::meta);
        }
    }

    private static final class DeadlineLost extends Broken {
        DeadlineLost(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            return inner.put(key, value, new Write(write.guard(), null));
        }

        @Override
        public void putAll(Map<String, byte[]> values, Write write) throws Exception {
            inner.putAll(values, Write.PLAIN);
        }
    }

    private static final class DeadlineKept extends Broken {
        DeadlineKept(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            Optional<Meta> old = inner.head(key);
            return inner.put(
                    key, value, new Write(write.guard(), write.deadline() != null ? write.deadline() : deadline(old)));
        }

        private static java.time.@Nullable Instant deadline(Optional<Meta> old) {
            return old.isEmpty() ? null : old.get().deadline();
        }
    }

    private static final class PrefixIsAPattern extends Broken {
        PrefixIsAPattern(Backend inner) {
            super(inner);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            int star = prefix.indexOf('*');
            return inner.list(star < 0 ? prefix : prefix.substring(0, star), cursor, limit);
        }
    }

    private static final class PrefixIsAFolder extends Broken {
        PrefixIsAFolder(Backend inner) {
            super(inner);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            return inner.list(prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/", cursor, limit);
        }
    }

    private static final class CursorIsANumber extends Broken {
        CursorIsANumber(Backend inner) {
            super(inner);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            List<String> keys = inner.list(prefix, null, Integer.MAX_VALUE).keys();
            int from = cursor == null ? 0 : Math.min(Integer.parseInt(cursor), keys.size());
            int to = Math.min(from + limit, keys.size());
            return new Page(keys.subList(from, to), to == keys.size() ? null : String.valueOf(to));
        }
    }

    private static final class PagesOverlap extends Broken {
        private @Nullable String last;

        PagesOverlap(Backend inner) {
            super(inner);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            Page page = inner.list(prefix, cursor, limit);
            List<String> keys = new java.util.ArrayList<>(page.keys());
            if (cursor != null && last != null) {
                keys.add(0, last);
            }
            last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
            return new Page(keys, page.next());
        }
    }

    private static final class PagesEndEarly extends Broken {
        PagesEndEarly(Backend inner) {
            super(inner);
        }

        @Override
        public Page list(String prefix, @Nullable String cursor, int limit) throws Exception {
            return new Page(inner.list(prefix, cursor, limit).keys(), null);
        }
    }

    private static final class ArraysShared extends Broken {
        private final Map<String, byte[]> put = new ConcurrentHashMap<>();

        ArraysShared(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            put.put(key, value);
            return inner.put(key, value, write);
        }

        @Override
        public void putAll(Map<String, byte[]> values, Write write) throws Exception {
            put.putAll(values);
            inner.putAll(values, write);
        }

        @Override
        public Optional<Blob> get(String key) throws Exception {
            return inner.get(key).map(blob -> new Blob(put.get(key), blob.meta()));
        }
    }

    private static final class VersionNeverChanges extends Broken {
        private static final Version ONLY = new Version("1");

        VersionNeverChanges(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            Write real = new Write(
                    write.guard().kind() == Guard.Kind.VERSION ? Guard.ALWAYS : write.guard(), write.deadline());
            return inner.put(key, value, real).map(version -> ONLY);
        }

        @Override
        public Optional<Meta> head(String key) throws Exception {
            return inner.head(key).map(meta -> new Meta(meta.size(), ONLY, meta.modified(), meta.deadline()));
        }
    }

    private static final class Claiming extends Broken {
        private final Set<Capability> claimed;

        Claiming(Backend inner, Set<Capability> claimed) {
            super(inner);
            this.claimed = claimed;
        }

        @Override
        public Set<Capability> capabilities() {
            return claimed;
        }
    }

    private static final class Renaming extends Broken {
        private final Function<String, String> name;

        Renaming(Backend inner, Function<String, String> name) {
            super(inner);
            this.name = name;
        }

        @Override
        public Optional<Blob> get(String key) throws Exception {
            return inner.get(name.apply(key));
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            return inner.put(name.apply(key), value, write);
        }

        @Override
        public boolean delete(String key, Guard guard) throws Exception {
            return inner.delete(name.apply(key), guard);
        }
    }

    private static final class CommittedTooEarly extends Broken {
        CommittedTooEarly(Backend inner) {
            super(inner);
        }

        @Override
        public void write(String key, OutputWriter body, Write write) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                body.writeTo(bytes);
            } finally {
                inner.put(key, bytes.toByteArray(), write);
            }
        }
    }

    private static final class WrittenInPlace extends Broken {
        WrittenInPlace(Backend inner) {
            super(inner);
        }

        @Override
        public void write(String key, OutputWriter body, Write write) throws Exception {
            inner.put(key, new byte[0], write);
            inner.write(key, body, write);
        }
    }

    private static final class DebrisListed extends Broken {
        DebrisListed(Backend inner) {
            super(inner);
        }

        @Override
        public void write(String key, OutputWriter body, Write write) throws Exception {
            inner.put(key + ".tmp", new byte[0], write);
            inner.write(key, body, write);
            inner.delete(key + ".tmp", Guard.ALWAYS);
        }
    }

    private static final class RangeIgnored extends Broken {
        RangeIgnored(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<InputStream> read(String key, long offset, long length) throws Exception {
            return inner.read(key, 0, Long.MAX_VALUE);
        }
    }

    private static final class ValueInTwoSteps extends Broken {
        ValueInTwoSteps(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<Version> put(String key, byte[] value, Write write) throws Exception {
            inner.put(key, Arrays.copyOf(value, value.length / 2), write);
            gap();
            return inner.put(key, value, write);
        }
    }

    private static final class CountInvented extends Broken {
        CountInvented(Backend inner) {
            super(inner);
        }

        @Override
        public long deleteAll(Collection<String> keys) throws Exception {
            inner.deleteAll(keys);
            return 0;
        }
    }

    private static final class ClosingTwiceFails extends Broken {
        private boolean closed;

        ClosingTwiceFails(Backend inner) {
            super(inner);
        }

        @Override
        public void close() throws Exception {
            if (closed) {
                throw new IllegalStateException("closed already");
            }
            closed = true;
            inner.close();
        }
    }

    private static final class ExplainingDoesIt extends Broken {
        ExplainingDoesIt(Backend inner) {
            super(inner);
        }

        @Override
        public List<String> explain(Verb verb, String key, Write write) throws Exception {
            inner.take(key);
            return super.explain(verb, key, write);
        }
    }

    private static final class ExplainingShows extends Broken {
        ExplainingShows(Backend inner) {
            super(inner);
        }

        @Override
        public List<String> explain(Verb verb, String key, Write write) throws Exception {
            return List.of(new String(inner.get(key).orElseThrow().bytes(), StandardCharsets.UTF_8));
        }
    }

    private static final class ExplainingSaysNothing extends Broken {
        ExplainingSaysNothing(Backend inner) {
            super(inner);
        }

        @Override
        public List<String> explain(Verb verb, String key, Write write) {
            return List.of();
        }
    }

    private static final class ReasonsForAll extends Broken {
        ReasonsForAll(Backend inner) {
            super(inner);
        }

        @Override
        public Optional<String> lacks(Capability capability) {
            return Optional.of("it cannot");
        }
    }
}
